import type { Entry } from './entries.ts';

/**
 * One assignment as `.env` files write it: `export` or none, `=` or `: `, quotes of three kinds that may span lines, a
 * comment after it. The last group is the value with its quotes.
 */
const assignment =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)(?:[ \t]*=[ \t]*|:[ \t]+)('(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\r\n]*)[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$(?![\s\S]))/gm;

const byteOrderMarks = ['\u00ef\u00bb\u00bf', '\ufeff'];

/**
 * The assignments of one variable, each with its whole line. The one reader that both finds keys and takes them out,
 * so that what is taken out is what was found: a parser that gives values alone could not say where they stand, and
 * looks like an assignment inside another variable's quotes are none.
 */
export function dotenvEntries(text: string, variable: string): readonly Entry[] {
  const begin = byteOrderMarks.find((mark) => text.startsWith(mark))?.length ?? 0;
  return [...text.slice(begin).matchAll(assignment)]
    .filter(([, name]) => name === variable)
    .map(({ 0: line, 2: written = '', index }) => ({
      value: unquoted(written.trim()),
      start: begin + index,
      end: begin + index + line.length,
    }));
}

function unquoted(written: string): string {
  const inside = /^(['"`])([\s\S]*)\1$/.exec(written);
  const [, quote, text = written] = inside ?? [];
  return quote === '"' ? text.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : text;
}
