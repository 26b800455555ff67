import type { Key } from 'ink';
import { useLayoutEffect, useRef, useState } from 'react';
import { useKeys } from '../../hooks/use-keys.ts';
import { usePart } from '../../hooks/use-part.ts';
import { isKey, singlePress } from '../../keys.ts';
import { type Move, moveSelection, type Selection, withinCount } from './move-selection.ts';

/** Options of a list's key handling. */
export interface SelectOptions {
  readonly initialIndex: number;
  /** The current row, if the caller controls it; a move then only calls `onMove`. */
  readonly index?: number;
  readonly count: number;
  /** Number of visible rows, which is the size of a page. */
  readonly height: number;
  readonly isActive: boolean;
  /** True if a text field is on the same screen, which handles digits, Home and End. */
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

/** Returns true for the keys that scroll the surrounding screen while the whole list is visible. */
const isPage = (move: Move): boolean => move.type === 'pageup' || move.type === 'pagedown';

const fieldTakes = (move: Move): boolean =>
  move.type === 'digit' || move.type === 'home' || move.type === 'end';

/** Handles the keys of a list and returns the index of its current row. */
export function useSelect(options: SelectOptions): number {
  const { count, height, isActive, besideField } = options;
  usePart('list', isActive && count > 1);
  const [selected, setSelected] = useState(options.index ?? options.initialIndex);
  // Many keys may arrive in one read, before React renders. Each key must see the effect of the previous key.
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
