import type { CallOptions, FinishReason } from '../../services/ports/mistral.ts';
import type { Services } from '../../services/ports/services.ts';
import { factsOf } from '../models/catalogue.ts';
import { type Cost, costOf } from '../spending/price.ts';
import { type CallAccount, tokensAbout, withAccount } from './call-usage.ts';

/** Code with a gap in it. */
export interface Gap {
  readonly before: string;
  readonly after: string;
}

export interface FilledGap extends CallAccount {
  /** The code in between. */
  readonly text: string;
  readonly reason: FinishReason;
}

/** The most tokens that the code in between may take: some thirty lines. */
const mostTokens = 256;
/** What a short function takes. */
const usualTokens = 60;

/** Has a model write what is missing. Throws `AppError` as the service does. */
export async function completeCode(
  services: Pick<Services, 'mistral' | 'clock'>,
  { before, after }: Gap,
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<FilledGap> {
  const request = { model, prompt: before, suffix: after, maxTokens: mostTokens };
  const { answer, account } = await withAccount(services, { kind: 'fim', asked: model }, () =>
    services.mistral.completeFim(request, call),
  );
  return { ...account, text: answer.text, reason: answer.reason };
}

/** About what that would cost. */
export function completionEstimate({ before, after }: Gap, model: string): Cost {
  const promptTokens = tokensAbout(before) + tokensAbout(after);
  return costOf({ promptTokens, completionTokens: usualTokens }, factsOf(model));
}
