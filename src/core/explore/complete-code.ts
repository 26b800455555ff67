import type { FinishReason } from '../../services/ports/answer.ts';
import type { CallOptions } from '../../services/ports/mistral.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { type Cost, costOf } from '../spending/price.ts';
import { type CallUsage, tokensAbout, withUsage } from './call-usage.ts';

/** Code with a gap in it. */
export interface Gap {
  readonly before: string;
  readonly after: string;
}

export interface FilledGap extends CallUsage {
  /** The code in between. */
  readonly text: string;
  readonly reason: FinishReason;
}

/** Maximum tokens of the code in between: about thirty lines. */
const maxTokens = 256;
/** Tokens of a short function. */
const defaultTokens = 60;

/** Asks a model for the missing code. Throws the errors of the service. */
export async function completeCode(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  { before, after }: Gap,
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<FilledGap> {
  const request = { model, prompt: before, suffix: after, maxTokens: maxTokens };
  const { answer, callUsage } = await withUsage(services, { kind: 'fim', asked: model }, () =>
    services.mistral.completeFim(request, call),
  );
  return { ...callUsage, text: answer.text, reason: answer.reason };
}

/** Estimates the cost. */
export function completionEstimate({ before, after }: Gap, known: ModelMetadata | undefined): Cost {
  const promptTokens = tokensAbout(before) + tokensAbout(after);
  return costOf({ promptTokens, completionTokens: defaultTokens }, known);
}
