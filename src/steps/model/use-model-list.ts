import { useMemo, useState } from 'react';
import { findModels, similarModels } from '../../core/models/find-models.ts';
import type { ModelRow } from '../../core/models/model-row.ts';
import { type ModelAnswer, type OfferedModels, rowOf } from './logic.ts';

/** State of the list: the shown screen, the filter and the current row. */
interface ListState {
  readonly screen: 'list' | 'details' | 'advice';
  /** Text of the filter; undefined while its field is hidden. */
  readonly query: string | undefined;
  /** Counts how often Esc cleared the field. As the field's React key, the count makes each time mount a new field. */
  readonly clears: number;
  /** True once the whole list of the account is shown. */
  readonly isWhole: boolean;
  readonly index: number;
  /** A row found by search that the visible list does not contain. */
  readonly extra?: ModelRow;
}

/** The visible rows, the current row, and the actions that change them. */
export interface ModelListState extends ListState {
  readonly rows: readonly ModelRow[];
  /** True if no row matches the filter. The rows are then those with similar names, if there are any. */
  readonly isNearest: boolean;
  readonly current: ModelRow | undefined;
  readonly show: (screen: ListState['screen']) => void;
  readonly moveTo: (index: number) => void;
  readonly filter: (query: string) => void;
  /** Clears the field, or hides it if it is empty. */
  readonly clear: () => void;
  readonly toggleWhole: () => void;
  /** Leaves the filter and makes this row the current one. */
  readonly goTo: (row: ModelRow, screen?: ListState['screen']) => void;
}

/** Holds the state of the list, and finds the rows for its filter. */
export function useModelList(picker: OfferedModels, own: ModelAnswer | undefined): ModelListState {
  const [state, setState] = useState<ListState>(() => {
    const before = rowOf(picker.rows, own) ?? rowOf(picker.all, own);
    const first: ListState = {
      screen: 'list',
      query: undefined,
      clears: 0,
      isWhole: false,
      index: 0,
    };
    return before === undefined ? first : stateAt(first, picker, before);
  });
  const { query, isWhole, extra } = state;
  const { rows, isNearest } = useMemo(
    () => rowsOf({ query: query ?? '', isWhole, extra }, picker),
    [query, isWhole, extra, picker],
  );
  return {
    ...state,
    rows,
    isNearest,
    current: rows[Math.min(state.index, rows.length - 1)],
    show: (screen) => setState((now) => ({ ...now, screen })),
    moveTo: (index) => setState((now) => ({ ...now, index })),
    filter: (query) => setState((now) => ({ ...now, query, index: 0 })),
    clear: () =>
      setState(({ query, clears, ...now }) =>
        query
          ? { ...now, query: '', clears: clears + 1, index: 0 }
          : { ...now, query: undefined, clears, index: 0 },
      ),
    toggleWhole: () => setState(({ extra: _, ...now }) => ({ ...now, isWhole: !now.isWhole })),
    goTo: (row, screen = 'list') => setState((now) => ({ ...stateAt(now, picker, row), screen })),
  };
}

function listOf(
  { isWhole }: Pick<ListState, 'isWhole'>,
  { rows, all }: OfferedModels,
): readonly ModelRow[] {
  return isWhole ? all : rows;
}

/** Returns the state without a filter and with a row as the current one. */
function stateAt(state: ListState, picker: OfferedModels, row: ModelRow): ListState {
  const { extra: _, ...rest } = state;
  const list = listOf(state, picker);
  const index = list.findIndex(({ id }) => id === row.id);
  const without = { ...rest, query: undefined };
  return index === -1 ? { ...without, index: 0, extra: row } : { ...without, index };
}

interface Wanted {
  readonly query: string;
  readonly isWhole: boolean;
  readonly extra: ModelRow | undefined;
}

function rowsOf(wanted: Wanted, picker: OfferedModels): Pick<ModelListState, 'rows' | 'isNearest'> {
  const { query, extra } = wanted;
  if (query.trim() === '') {
    const list = listOf(wanted, picker);
    return { rows: extra === undefined ? list : [extra, ...list], isNearest: false };
  }
  const found = findModels(picker.index, query);
  if (found.length > 0) return { rows: found, isNearest: false };
  return { rows: similarModels(picker.index, query), isNearest: true };
}
