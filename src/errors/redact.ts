/** More than any sentence of an error needs. */
const maxCharacters = 300;

/**
 * Makes the message of an error safe to show and store: removes control characters and possible keys, and limits its
 * length.
 */
export function redact(text: string): string {
  const plain = text.replaceAll(/\p{C}+/gu, ' ');
  const safe = withoutKeys(plain);
  return safe.length > maxCharacters ? `${safe.slice(0, maxCharacters)}…` : safe;
}

/** Removes possible keys: long runs of letters and digits. Names in programs are shorter or have no digits. */
export function withoutKeys(text: string): string {
  return text.replaceAll(/[A-Za-z0-9]{32,}|(?=[A-Za-z]*\d)[A-Za-z0-9]{20,}/g, '…');
}
