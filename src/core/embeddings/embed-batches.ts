import { provider } from '../../i18n/provider.ts';

/** Maximum number of texts per call. */
const maxTexts = provider.limits.embeddingsInputs;

/**
 * Maximum number of bytes per call, which keeps a call below the service's limit of tokens. Only the service can count
 * tokens, but few texts have less than two bytes per token.
 */
const maxBytes = 2 * (provider.limits.embeddingsTokens - 384);

/**
 * Groups texts into as few calls as the service's limits allow, in order. A text that exceeds the limits by itself gets
 * a call of its own.
 */
export function batchesOf(texts: readonly string[]): readonly (readonly string[])[] {
  const encoder = new TextEncoder();
  const batches: string[][] = [];
  let bytes = 0;
  for (const text of texts) {
    const size = encoder.encode(text).length;
    const batch = batches.at(-1);
    if (batch === undefined || batch.length === maxTexts || bytes + size > maxBytes) {
      batches.push([text]);
      bytes = size;
    } else {
      batch.push(text);
      bytes += size;
    }
  }
  return batches;
}
