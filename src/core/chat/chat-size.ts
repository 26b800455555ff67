import { AppError } from '../../errors/errors.ts';
import type { ChatRequest } from '../../services/ports/mistral.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { knownModel } from '../models/known-model.ts';

/** Upper bound of bytes per token in any language. A text longer than the bound cannot fit. */
const maxBytesPerToken = 6;

/** Context assumed for an unknown model: that of the common ones. */
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

/** Returns the UTF-8 length of a text, approximately for short texts, which are not encoded. */
function byteLength(text: string): number {
  return text.length < 10_000 ? text.length : new TextEncoder().encode(text).length;
}
