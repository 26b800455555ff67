import type { Place, ReadingOptions, Span, Taken } from './markdown-state.ts';

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
  place: Place,
  { bullet, isLast }: ReadingOptions,
): Taken | undefined {
  if (undecided.test(rest) && !isLast) return undefined;
  if (/^[ \t]*```/.test(rest)) return startOf(place, 'fence');
  if (place.isFenced) return startOf(place, 'code');
  const heading = /^#{1,6}[ \t]+(?=\S)/.exec(rest)?.[0];
  if (heading !== undefined) return startOf(place, 'heading', heading.length);
  const item = /^([ \t]*)[-*+] +(?=\S)/.exec(rest);
  if (item !== null) {
    const [whole, indent = ''] = item;
    return startOf(place, 'text', whole.length, [{ text: `${indent}${bullet} `, look: 'plain' }]);
  }
  return /^[ \t]*\|/.test(rest) ? takeRow(rest, place, isLast) : startOf(place, 'text');
}

function startOf(
  place: Place,
  line: Place['line'],
  length = 0,
  spans: readonly Span[] = [],
): Taken {
  return { length, spans, next: { ...place, line, last: length === 0 ? '' : ' ' } };
}

function takeRow(rest: string, place: Place, isLast: boolean): Taken | undefined {
  const row = /^[^\n]*/.exec(rest)?.[0] ?? '';
  const isWhole = row.length < rest.length || isLast || row.length > maxRowLength;
  if (!isWhole) return undefined;
  const isRuler = /^[\s|:-]+$/.test(row);
  const spans: readonly Span[] = isRuler
    ? [{ text: row, look: 'faint' }]
    : [{ text: row.split('|').map(bareCell).join('|'), look: 'plain' }];
  return startOf(place, 'text', row.length, spans);
}

/** Removes the marks of a cell and pads it to its former width, so that columns stay aligned. */
function bareCell(cell: string): string {
  const bare = cell.replaceAll(/\*\*|`/g, '');
  return bare + ' '.repeat(cell.length - bare.length);
}
