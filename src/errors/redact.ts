/** More than any sentence of an error needs. */
const maxCharacters = 300;

/**
 * An error's own words, as they may be shown and kept: without control characters, without anything that could be a key,
 * and not for ever.
 */
export function redact(text: string): string {
  const plain = text.replaceAll(/\p{C}+/gu, ' ');
  const safe = withoutKeys(plain);
  return safe.length > maxCharacters ? `${safe.slice(0, maxCharacters)}…` : safe;
}

/** The text without what may be a key: long runs of letters and digits. Names in programs are shorter, or have none. */
export function withoutKeys(text: string): string {
  return text.replaceAll(/[A-Za-z0-9]{32,}|(?=[A-Za-z]*\d)[A-Za-z0-9]{20,}/g, '…');
}
