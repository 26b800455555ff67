/** One assignment of a `.env` file. */
export interface DotenvEntry {
  readonly value: string;
  /** Offsets into the text: of the assignment's first character, and of the first character after its line end. */
  readonly start: number;
  readonly end: number;
  /** The blanks and the `export` before the name. */
  readonly prefix: string;
}

/** Blanks that both readers of `.env` files skip, as characters and as the bytes of their UTF-8. */
const blank =
  '(?:[ \\t\\v\\f\\u00a0\\u2000-\\u200a\\u202f\\u3000]|\\u00c2\\u00a0|\\u00e2\\u0080[\\u0080-\\u008a\\u00af]|\\u00e3\\u0080\\u0080)';

/**
 * Matches one assignment of a `.env` file: optional `export`, `=` or `: `, three kinds of quotes that may span lines,
 * and a comment after the value. The last group is the value with its quotes.
 */
const assignment = new RegExp(
  `^(${blank}*(?:export${blank}+)?)([\\w.-]+)(?:${blank}*=${blank}*|:${blank}+)` +
    `('(?:\\\\'|[^'])*'|"(?:\\\\"|[^"])*"|\`(?:\\\\\`|[^\`])*\`|[^#\\r\\n]*)${blank}*(?:#[^\\r\\n]*)?` +
    '(?:\\r\\n|\\r|\\n|(?![\\s\\S]))',
  'gm',
);

const outerBlanks = new RegExp(`^(?:${blank}|\\s)+|(?:${blank}|\\s)+$`, 'g');

export const byteOrderMarks: readonly string[] = ['\u00ef\u00bb\u00bf', '\ufeff'];

/**
 * Returns the assignments of one variable, as dotenv and python-dotenv read the file; the last one wins. Every part of
 * the program that finds, removes or replaces a key in such a file uses this function. Otherwise, one part could
 * mistake text inside the quotes of another variable for an assignment.
 */
export function dotenvEntries(text: string, variable: string): readonly DotenvEntry[] {
  const begin = byteOrderMarks.find((mark) => text.startsWith(mark))?.length ?? 0;
  return [...text.slice(begin).matchAll(assignment)]
    .filter(([, , name]) => name === variable)
    .map(({ 0: line, 1: prefix = '', 3: written = '', index }) => ({
      value: unquoted(written.replaceAll(outerBlanks, '')),
      start: begin + index,
      end: begin + index + line.length,
      prefix,
    }));
}

function unquoted(written: string): string {
  const text = written.replace(/^(['"`])([\s\S]*)\1$/, '$2');
  return written.startsWith('"') ? text.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : text;
}
