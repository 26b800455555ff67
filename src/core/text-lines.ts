/** The texts of a file or a pipe, one a line. */
export interface TextLines {
  readonly texts: readonly string[];
  /** Lines with nothing in them, left out. */
  readonly blank: number;
  /** Lines past the most that are taken, left out. */
  readonly left: number;
}

/** The lines of a text that hold something, at most so many, without the spaces around them. */
export function textLines(text: string, most = Number.POSITIVE_INFINITY): TextLines {
  // The end of the last line begins no other.
  const lines = text.replace(/\n$/, '').split('\n');
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  return {
    texts: texts.slice(0, most),
    blank: text === '' ? 0 : lines.length - texts.length,
    left: Math.max(0, texts.length - most),
  };
}
