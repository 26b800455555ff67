/**
 * Signs that stand in one cell each, and never join their neighbours: Latin letters, spaces that do not break, dashes,
 * quotes, arrows, lines, blocks, dots, stars. What could be an emoji, be wide or have no width is not among them. For a
 * class of a pattern.
 */
export const narrow =
  '\\u0020-\\u007E\\u00A0-\\u00AC\\u00AE-\\u02FF\\u2010-\\u2027\\u202F-\\u203B\\u2190-\\u21FF\\u2500-\\u25FC\\u2605\\u2606\\u2713-\\u2717\\u2800-\\u28FF';
