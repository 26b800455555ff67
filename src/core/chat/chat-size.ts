import { AppError } from '../../errors/errors.ts';
import type { ChatRequest } from '../../services/ports/mistral.ts';
import { knownModel } from '../models/known-model.ts';

/** No language packs more bytes of ordinary text into a token: what is longer than this can't fit. */
const maxBytesPerToken = 6;

/** Context of an unknown model: as much as the common ones read at once. */
const defaultContext = 262_144;

/** The most bytes of text that can fit into what a model reads at once. */
export function maxPromptBytes(model: string): number {
  return contextOf(model) * maxBytesPerToken;
}

/** Throws the error `prompt-too-long` for a request that can't fit into what the model reads at once. */
export function assertFits({ model, messages }: Pick<ChatRequest, 'model' | 'messages'>): void {
  const bytes = messages.reduce((sum, { content }) => sum + byteLength(content), 0);
  if (bytes <= maxPromptBytes(model)) return;
  throw new AppError({
    code: 'prompt-too-long',
    bytes,
    model,
    contextTokens: contextOf(model),
  });
}

function contextOf(model: string): number {
  return knownModel(model)?.contextTokens ?? defaultContext;
}

/** Bytes of a text as UTF-8. Most texts are so short that they need not be counted. */
function byteLength(text: string): number {
  return text.length < 10_000 ? text.length : new TextEncoder().encode(text).length;
}
