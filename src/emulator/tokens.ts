// Matches up to six characters of a word with the space before them: about four characters per token in French and
// English.
const piece = /\s*\S{1,6}|\s+$/gu;

/** Returns the pieces of a text, which join to the text. */
export function tokensOf(text: string): readonly string[] {
  return text.match(piece) ?? [];
}

/** Returns the number of tokens of a text. */
export function countTokens(text: string): number {
  return tokensOf(text).length;
}
