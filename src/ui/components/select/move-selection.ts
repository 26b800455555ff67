/** Current row of a list. `index` starts at 0, and is 0 for an empty list. */
export interface Selection {
  readonly index: number;
  readonly count: number;
}

/** Actions of keys on a selection. `page` is the number of visible rows; `digit` is 1 to 9. */
export type Move =
  | { readonly type: 'up' | 'down' | 'home' | 'end' }
  | { readonly type: 'pageup' | 'pagedown'; readonly page: number }
  | { readonly type: 'digit'; readonly digit: number };

/** Returns the selection with its index inside the list, which may have become shorter. */
export function withinCount(selection: Selection): Selection {
  const { index, count } = selection;
  const inside = Math.max(0, Math.min(index, count - 1));
  return inside === index ? selection : { index: inside, count };
}

function target({ index, count }: Selection, move: Move): number {
  switch (move.type) {
    case 'up':
      return index - 1;
    case 'down':
      return index + 1;
    case 'home':
      return 0;
    case 'end':
      return count - 1;
    case 'pageup':
      return index - move.page;
    case 'pagedown':
      return index + move.page;
    case 'digit':
      return move.digit <= count ? move.digit - 1 : index;
  }
}

/** Returns the selection after one move. Stops at both ends; a digit beyond the list changes nothing. */
export function moveSelection(selection: Selection, move: Move): Selection {
  return withinCount({ index: target(selection, move), count: selection.count });
}

/** Rows from `from` up to, but not including, `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Returns the range of `height` rows around row `index`, centred if possible. */
export function visibleRange(index: number, count: number, height: number): RowRange {
  const size = Math.min(Math.max(1, height), count);
  const from = Math.max(0, Math.min(index - Math.floor(size / 2), count - size));
  return { from, to: from + size };
}
