const narrow = '\u202f';
const wide = '\u00a0';

/**
 * Inserts French spaces: a narrow no-break space inside « » and before ; ! ? % €, and a no-break space before a colon.
 * Catalogues contain plain spaces, so that they can be read and searched.
 */
export function typesetFrench(text: string): string {
  return text
    .replaceAll('« ', `«${narrow}`)
    .replaceAll(/ ([;!?»%€])/g, `${narrow}$1`)
    .replaceAll(/ :(?=\s|$)/g, `${wide}:`)
    .replaceAll(/(\d) (?=(?:s|ms|min|h|Go|Mo)\b)/g, `$1${narrow}`);
}
