import stringWidth from 'string-width';
import type { Line } from './edit-line.ts';

/** Visible part of a line, in three pieces. `at` is the cell under the cursor. */
export interface FieldWindow {
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/**
 * Number of UTF-16 units examined per cell, more than the longest emoji has. Without this limit, each key press would
 * segment a whole pasted text.
 */
const unitsPerCell = 16;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const split = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

/**
 * Returns as many of `pieces`, from the front, as fit in `columns` cells. Callers reverse the pieces to fit from the
 * back.
 */
function fitting(pieces: readonly string[], columns: number): number {
  let used = 0;
  const tooFar = pieces.findIndex((piece) => {
    used += stringWidth(piece);
    return used > columns;
  });
  return tooFar === -1 ? pieces.length : tooFar;
}

/**
 * Returns the part of `line` around its cursor that fits in `columns` cells, including the cell of the cursor. At the
 * end of a long text, the cursor stays at the right edge.
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
