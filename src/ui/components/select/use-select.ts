import type { Key } from 'ink';
import { useLayoutEffect, useRef, useState } from 'react';
import { useKeys } from '../../hooks/use-keys.ts';
import { isKey, singlePress } from '../../keys.ts';
import { type Move, moveSelection, type Selection, withinCount } from './move-selection.ts';

/** How one list takes keys. */
export interface SelectOptions {
  readonly initialIndex: number;
  /** The current row, where the caller keeps it; then a move only tells of itself by `onMove`. */
  readonly index?: number;
  readonly count: number;
  /** Rows seen at once: what a page is. */
  readonly height: number;
  readonly isActive: boolean;
  /** A text field is on the same screen: digits, Home and End are its own. */
  readonly besideField: boolean;
  readonly onMove: (index: number) => void;
  readonly onSelect: (index: number) => void;
}

function readMove(input: string, key: Key, page: number): Move | undefined {
  if (key.upArrow) return { type: 'up' };
  if (key.downArrow) return { type: 'down' };
  if (key.pageUp) return { type: 'pageup', page };
  if (key.pageDown) return { type: 'pagedown', page };
  if (key.home) return { type: 'home' };
  if (key.end) return { type: 'end' };
  return isKey('digit', input, key) ? { type: 'digit', digit: Number(input) } : undefined;
}

/** A list that is seen whole has no pages: there these keys scroll the screen around it. */
const isPage = (move: Move): boolean => move.type === 'pageup' || move.type === 'pagedown';

const fieldTakes = (move: Move): boolean =>
  move.type === 'digit' || move.type === 'home' || move.type === 'end';

/** Keys turned into one selection. */
export function useSelect(options: SelectOptions): number {
  const { count, height, isActive, besideField } = options;
  const [selected, setSelected] = useState(options.index ?? options.initialIndex);
  // Many keys may come in one read, before React renders: each must see the one before.
  const latest = useRef(selected);
  useLayoutEffect(() => {
    if (options.index !== undefined) latest.current = options.index;
  });
  const now = (): Selection => withinCount({ index: latest.current, count });

  useKeys(
    (burst, key) => {
      const input = singlePress(burst);
      if (input === undefined || count === 0) return undefined;
      if (isKey('return', input, key) || input === '\r') {
        options.onSelect(now().index);
        return 'decided';
      }
      const move = readMove(input, key, height);
      if (!move || (besideField && fieldTakes(move))) return undefined;
      if (count <= height && isPage(move)) return undefined;
      const { index } = moveSelection(now(), move);
      if (index === now().index) return undefined;
      latest.current = index;
      setSelected(index);
      options.onMove(index);
      return undefined;
    },
    { isActive },
  );
  return withinCount({ index: options.index ?? selected, count }).index;
}
