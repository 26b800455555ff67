import type { TextStyle, Theme } from '../theme/theme.ts';
import type { Look } from './markdown-state.ts';

/** Returns the style of a piece of an answer or of code. */
export function styleOf(
  look: Look,
  { strong, accent, quoted, faint }: Theme,
): TextStyle & { readonly italic?: boolean } {
  const italic = { italic: true };
  return { plain: {}, bold: strong, italic, code: accent, string: quoted, faint }[look];
}
