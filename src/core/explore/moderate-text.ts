import type { CallOptions } from '../../services/ports/mistral.ts';
import type { CategoryScore } from '../../services/ports/other-calls.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { type Cost, costOf } from '../spending/price.ts';
import { type CallUsage, estimateTokens, withUsage } from './call-usage.ts';

/** Ratings of a text, and the usage of the call. */
export interface Moderated extends CallUsage {
  /** Scores by category, the highest first. */
  readonly scores: readonly CategoryScore[];
}

/** Rates one text with a moderation model. Throws the errors of the service. */
export async function moderateText(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  text: string,
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<Moderated> {
  const { answer, callUsage } = await withUsage(
    services,
    { kind: 'moderation', asked: model },
    () => services.mistral.moderate({ model, inputs: [text] }, call),
  );
  const scores = (answer.results[0] ?? []).toSorted((one, other) => rank(other) - rank(one));
  return { ...callUsage, scores };
}

/** Estimates the cost of rating a text. */
export function moderationEstimate(text: string, known: ModelMetadata | undefined): Cost {
  return costOf({ promptTokens: estimateTokens(text), completionTokens: 0 }, known);
}

function rank({ score, flagged }: CategoryScore): number {
  return score ?? (flagged ? 1 : 0);
}
