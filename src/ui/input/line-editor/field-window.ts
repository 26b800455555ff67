import stringWidth from 'string-width';
import type { Line } from './edit-line.ts';

/** The part of a line that a field of some width shows, in three pieces. `at` is the cell under the cursor. */
export interface FieldWindow {
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/**
 * Number of UTF-16 units examined for each cell, which is more than the longest emoji has: a pasted book is not
 * divided into letters at each key press.
 */
const unitsPerCell = 16;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const split = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

/** As many of `pieces` as fit in `columns` cells, from the front; the caller turns them round for the back. */
function fitting(pieces: readonly string[], columns: number): number {
  let used = 0;
  const tooFar = pieces.findIndex((piece) => {
    used += stringWidth(piece);
    return used > columns;
  });
  return tooFar === -1 ? pieces.length : tooFar;
}

/**
 * The piece of `line` around its cursor that fits in `columns` cells, the cursor's own cell counted. The cursor stays
 * at the right edge of a text that is too long, until it is moved back.
 */
export function fieldWindow(line: Line, columns: number): FieldWindow {
  const reach = Math.max(1, columns) * unitsPerCell;
  const before = split(line.text.slice(Math.max(0, line.cursor - reach), line.cursor));
  const [at = ' ', ...after] = split(line.text.slice(line.cursor, line.cursor + reach));
  const room = Math.max(0, columns - stringWidth(at));
  const kept = fitting(before.toReversed(), room);
  const shownBefore = before.slice(before.length - kept).join('');
  const rest = Math.max(0, room - stringWidth(shownBefore));
  return {
    before: shownBefore,
    at,
    after: after.slice(0, fitting(after, rest)).join(''),
  };
}
