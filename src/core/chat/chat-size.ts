import { AppError } from '../../errors/errors.ts';
import type { ChatRequest } from '../../services/ports/mistral.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { knownModel } from '../models/known-model.ts';

/** More bytes than a token has on average in any language. A text with more bytes for each token cannot fit. */
const maxBytesPerToken = 6;

/** Context in tokens that is assumed for an unknown model: that of most models. */
const defaultContext = 262_144;

/** Returns the maximum number of bytes that can fit into the model's context. */
export function maxPromptBytes(model: string, modelNames: ModelNamesPort): number {
  return contextOf(model, modelNames) * maxBytesPerToken;
}

/** Throws `prompt-too-long` for a request that cannot fit into the model's context. */
export function assertFits(
  { model, messages }: Pick<ChatRequest, 'model' | 'messages'>,
  modelNames: ModelNamesPort,
): void {
  const bytes = messages.reduce((sum, { content }) => sum + byteLength(content), 0);
  if (bytes <= maxPromptBytes(model, modelNames)) return;
  throw new AppError({
    code: 'prompt-too-long',
    bytes,
    model,
    contextTokens: contextOf(model, modelNames),
  });
}

function contextOf(model: string, modelNames: ModelNamesPort): number {
  return knownModel(model, modelNames)?.contextTokens ?? defaultContext;
}

/** Returns the number of bytes of a text in UTF-8. Estimates it for short texts, because encoding each takes time. */
function byteLength(text: string): number {
  return text.length < 10_000 ? text.length : new TextEncoder().encode(text).length;
}
