/** The most texts that the service takes in one call. */
const maxTexts = 512;

/**
 * It also takes 16,384 tokens a call at most, which only it can count. Few texts have a token in fewer than two bytes, so
 * that this many bytes stay below it.
 */
const maxBytes = 32_000;

/** Texts in as few calls as the service's limits allow, in order. A text that is over them alone has a call of its own. */
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
