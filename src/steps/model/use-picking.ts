import { useMemo, useState } from 'react';
import { findModels, similarModels } from '../../core/models/find-models.ts';
import type { ModelRow } from '../../core/models/model-row.ts';
import { type ModelAnswer, type Picker, rowOf } from './logic.ts';

/** Part of the list that is shown. */
interface Look {
  readonly screen: 'list' | 'details' | 'advice';
  /** Text of the filter; undefined while its field is hidden. */
  readonly query: string | undefined;
  /** Number of times that Esc cleared the field; each time a new field is mounted. */
  readonly clears: number;
  /** True once the whole list of the account is shown. */
  readonly isWhole: boolean;
  readonly index: number;
  /** A row found by search that the visible list does not contain. */
  readonly extra?: ModelRow;
}

/** The visible rows, the current one, and the actions that change them. */
export interface Picking extends Look {
  readonly rows: readonly ModelRow[];
  /** True if no row matches the filter exactly; the rows, if any, are then those that come near. */
  readonly isNearest: boolean;
  readonly current: ModelRow | undefined;
  readonly show: (screen: Look['screen']) => void;
  readonly moveTo: (index: number) => void;
  readonly filter: (query: string) => void;
  /** Clears the field, or hides it if it is empty. */
  readonly clear: () => void;
  readonly toggleWhole: () => void;
  /** Leaves the filter and makes this row the current one. */
  readonly goTo: (row: ModelRow, screen?: Look['screen']) => void;
}

/** Holds the state of the list and its filter. */
export function usePicking(picker: Picker, own: ModelAnswer | undefined): Picking {
  const [look, setLook] = useState<Look>(() => {
    const before = rowOf(picker.rows, own) ?? rowOf(picker.all, own);
    const first: Look = {
      screen: 'list',
      query: undefined,
      clears: 0,
      isWhole: false,
      index: 0,
    };
    return before === undefined ? first : lookAt(first, picker, before);
  });
  const { query, isWhole, extra } = look;
  const { rows, isNearest } = useMemo(
    () => rowsOf({ query: query ?? '', isWhole, extra }, picker),
    [query, isWhole, extra, picker],
  );
  return {
    ...look,
    rows,
    isNearest,
    current: rows[Math.min(look.index, rows.length - 1)],
    show: (screen) => setLook((now) => ({ ...now, screen })),
    moveTo: (index) => setLook((now) => ({ ...now, index })),
    filter: (query) => setLook((now) => ({ ...now, query, index: 0 })),
    clear: () =>
      setLook(({ query, clears, ...now }) =>
        query
          ? { ...now, query: '', clears: clears + 1, index: 0 }
          : { ...now, query: undefined, clears, index: 0 },
      ),
    toggleWhole: () => setLook(({ extra: _, ...now }) => ({ ...now, isWhole: !now.isWhole })),
    goTo: (row, screen = 'list') => setLook((now) => ({ ...lookAt(now, picker, row), screen })),
  };
}

function listOf({ isWhole }: Pick<Look, 'isWhole'>, { rows, all }: Picker): readonly ModelRow[] {
  return isWhole ? all : rows;
}

function lookAt(look: Look, picker: Picker, row: ModelRow): Look {
  const { extra: _, ...rest } = look;
  const list = listOf(look, picker);
  const index = list.findIndex(({ id }) => id === row.id);
  const without = { ...rest, query: undefined };
  return index === -1 ? { ...without, index: 0, extra: row } : { ...without, index };
}

interface Wanted {
  readonly query: string;
  readonly isWhole: boolean;
  readonly extra: ModelRow | undefined;
}

function rowsOf(wanted: Wanted, picker: Picker): Pick<Picking, 'rows' | 'isNearest'> {
  const { query, extra } = wanted;
  if (query.trim() === '') {
    const list = listOf(wanted, picker);
    return { rows: extra === undefined ? list : [extra, ...list], isNearest: false };
  }
  const found = findModels(picker.index, query);
  if (found.length > 0) return { rows: found, isNearest: false };
  return { rows: similarModels(picker.index, query), isNearest: true };
}
