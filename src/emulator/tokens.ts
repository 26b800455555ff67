// Words of up to six characters with the space before them: about four characters a token in French and English.
const piece = /\s*\S{1,6}|\s+$/gu;

/** The text in pieces, which joined give the text again. */
export function tokensOf(text: string): readonly string[] {
  return text.match(piece) ?? [];
}

/** How many tokens the text counts for. */
export function countTokens(text: string): number {
  return tokensOf(text).length;
}
