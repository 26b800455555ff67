/**
 * Letters, dashes, quotes, arrows, lines and blocks, for the character class of a regular expression. Each is one
 * grapheme and one cell wide in any context; none can be part of an emoji.
 */
export const plainCharacters =
  '\\u0020-\\u007E\\u00A0-\\u00AC\\u00AE-\\u02FF\\u2010-\\u2027\\u202F-\\u203B\\u2190-\\u21FF\\u2500-\\u25FC\\u2605\\u2606\\u2713-\\u2717\\u2800-\\u28FF';
