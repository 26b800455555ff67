import type { ParsedPiece, ParserState, ReadingOptions, Span } from './markdown-state.ts';

/** Maximum length of a table row, which is shown only when complete; longer text is not a row. */
const maxRowLength = 2_000;

/** Text that could still become a fence, a heading or an item when more of the line arrives. */
const undecided = /^[ \t]*(?:`{1,2}|#{1,6}[ \t]*|[-*+] *)?$/;

/**
 * Returns the start of a line, with the kind of the line. Returns undefined if the kind depends on text that has not
 * arrived.
 */
export function takeStart(
  rest: string,
  state: ParserState,
  { bullet, isLast }: ReadingOptions,
): ParsedPiece | undefined {
  if (undecided.test(rest) && !isLast) return undefined;
  if (/^[ \t]*```/.test(rest)) return startOf(state, 'fence');
  if (state.isFenced) return startOf(state, 'code');
  const heading = /^#{1,6}[ \t]+(?=\S)/.exec(rest)?.[0];
  if (heading !== undefined) return startOf(state, 'heading', heading.length);
  const item = /^([ \t]*)[-*+] +(?=\S)/.exec(rest);
  if (item !== null) {
    const [whole, indent = ''] = item;
    return startOf(state, 'text', whole.length, [{ text: `${indent}${bullet} `, look: 'plain' }]);
  }
  return /^[ \t]*\|/.test(rest) ? takeRow(rest, state, isLast) : startOf(state, 'text');
}

function startOf(
  state: ParserState,
  line: ParserState['line'],
  length = 0,
  spans: readonly Span[] = [],
): ParsedPiece {
  return { length, spans, next: { ...state, line, last: length === 0 ? '' : ' ' } };
}

function takeRow(rest: string, state: ParserState, isLast: boolean): ParsedPiece | undefined {
  const row = /^[^\n]*/.exec(rest)?.[0] ?? '';
  const isWhole = row.length < rest.length || isLast || row.length > maxRowLength;
  if (!isWhole) return undefined;
  const isRuler = /^[\s|:-]+$/.test(row);
  const spans: readonly Span[] = isRuler
    ? [{ text: row, look: 'faint' }]
    : [{ text: row.split('|').map(bareCell).join('|'), look: 'plain' }];
  return startOf(state, 'text', row.length, spans);
}

/** Removes the marks of a cell and pads it to its former width, so that columns stay aligned. */
function bareCell(cell: string): string {
  const bare = cell.replaceAll(/\*\*|`/g, '');
  return bare + ' '.repeat(cell.length - bare.length);
}
