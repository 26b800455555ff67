import { plainText } from '../../i18n/plain-text.ts';

/** The texts of a file or a pipe, one per line. */
export interface TextLines {
  readonly texts: readonly string[];
  /** Number of ignored empty lines. */
  readonly blank: number;
  /** Number of ignored lines beyond the maximum. */
  readonly left: number;
}

/** Returns the non-empty lines of a text, at most `max`, trimmed and without control characters. */
export function textLines(text: string, max = Number.POSITIVE_INFINITY): TextLines {
  // The line end after the last line does not begin another line.
  const lines = plainText(text).replace(/\n$/, '').split('\n');
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  return {
    texts: texts.slice(0, max),
    blank: text === '' ? 0 : lines.length - texts.length,
    left: Math.max(0, texts.length - max),
  };
}
