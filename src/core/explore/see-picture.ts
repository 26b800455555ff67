import { AppError } from '../../errors/errors.ts';
import { provider } from '../../i18n/provider.ts';
import type { CallOptions } from '../../services/ports/mistral.ts';
import type { FileContent } from '../../services/ports/other-calls.ts';
import type { Services } from '../../services/ports/services.ts';
import { streamChat } from '../chat/stream-chat.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { type Cost, costOf } from '../spending/price.ts';
import { type CallUsage, estimateTokens } from './call-usage.ts';

/** The answer to a question about a picture, and the usage of the call. */
export interface SeenPicture extends CallUsage {
  readonly text: string;
}

const maxTokens = 512;
/** Expected tokens of the answer: a short description. */
const expectedTokens = 100;

/** Maximum tokens of a picture; the service scales larger pictures down. */
export const maxPictureTokens = provider.limits.picture.tokens;

/** Asks a question about a picture. Throws the errors of the service. */
export async function seePicture(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  { question, picture }: { readonly question: string; readonly picture: FileContent },
  { model, ...call }: CallOptions & { readonly model: string },
): Promise<SeenPicture> {
  const messages = [{ role: 'user', content: question, pictures: [picture] }] as const;
  let text = '';
  for await (const event of streamChat(services, {
    ...call,
    model,
    messages,
    maxTokens,
  })) {
    if (event.type === 'text') text += event.text;
    if (event.type !== 'finish') continue;
    const { usage, cost, totalMs } = event;
    return { text, model: event.model, cost, totalMs, ...(usage !== undefined && { usage }) };
  }
  throw new AppError({ code: 'stream-cut' });
}

/** Estimates the cost for a picture of this many tokens. */
export function pictureEstimate(
  question: string,
  pictureTokens: number,
  known: ModelMetadata | undefined,
): Cost {
  const promptTokens = estimateTokens(question) + pictureTokens;
  return costOf({ promptTokens, completionTokens: expectedTokens }, known);
}
