import { plainLine, plainText } from '../../i18n/plain-text.ts';

/** The texts of a file or a pipe, one a line. */
export interface TextLines {
  readonly texts: readonly string[];
  /** Lines with nothing in them, left out. */
  readonly blank: number;
  /** Lines past the most that are taken, left out. */
  readonly left: number;
}

/**
 * The lines of a text that hold something, at most so many, without the spaces around them and what a terminal would
 * obey.
 */
export function textLines(text: string, max = Number.POSITIVE_INFINITY): TextLines {
  // The end of the last line begins no other.
  const lines = plainText(text).replace(/\n$/, '').split('\n');
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  return {
    texts: texts.slice(0, max),
    blank: text === '' ? 0 : lines.length - texts.length,
    left: Math.max(0, texts.length - max),
  };
}

/** As much of a text as one line shows. */
export function oneLine(text: string): string {
  return plainLine(text);
}
