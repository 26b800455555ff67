import type { FinishReason } from '../../services/ports/answer.ts';
import type { CallOptions } from '../../services/ports/mistral.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { type Cost, costOf } from '../spending/price.ts';
import { type CallUsage, estimateTokens, withUsage } from './call-usage.ts';

/** Code with a gap in it. */
export interface Gap {
  readonly before: string;
  readonly after: string;
}

/** The code that fills a gap, and the usage of the call. */
export interface FilledGap extends CallUsage {
  readonly text: string;
  readonly reason: FinishReason;
}

/** Maximum tokens of the answer: about thirty lines of code. */
const maxTokens = 256;
/** Expected tokens of the answer: a short function. */
const expectedTokens = 60;

/** Asks a model for the missing code. Throws the errors of the service. */
export async function completeCode(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  { before, after }: Gap,
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<FilledGap> {
  const request = { model, prompt: before, suffix: after, maxTokens };
  const { answer, callUsage } = await withUsage(services, { kind: 'fim', asked: model }, () =>
    services.mistral.completeFim(request, call),
  );
  return { ...callUsage, text: answer.text, reason: answer.reason };
}

/** Estimates the cost of filling a gap. */
export function completionEstimate({ before, after }: Gap, known: ModelMetadata | undefined): Cost {
  const promptTokens = estimateTokens(before) + estimateTokens(after);
  return costOf({ promptTokens, completionTokens: expectedTokens }, known);
}
