import { Box, useIsScreenReaderEnabled } from 'ink';
import { Prose } from '../../ui/components/prose.tsx';
import {
  allFit,
  fittedColumns,
  Table,
  type TableColumn,
  type TableRow,
} from '../../ui/components/table.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { type LedgerRow, sentenceOf } from './ledger-rows.ts';
import { messages } from './messages.ts';

type Key = keyof LedgerRow;

/** The lines of the table, and its columns in this window. */
export interface LedgerLines {
  readonly columns: readonly TableColumn<Key>[];
  readonly lines: readonly TableRow<Key>[];
  readonly sum: TableRow<Key>;
}

/**
 * Arranges calls in lines. If the kinds of calls have no column in this window, each model has a line above its calls,
 * so that two kinds of calls of one model never look the same. `isNumbered` numbers the calls of such a table.
 */
export function useLedgerLines(
  rows: readonly LedgerRow[],
  sum: LedgerRow,
  isNumbered: boolean,
): LedgerLines {
  const { columns: width, theme } = useScreen();
  const { head } = useMessages(messages);
  const last: TableRow<Key> = { cells: sum, look: theme.strong };
  const lines = rows.map((cells): TableRow<Key> => ({ cells }));
  const all = [...lines, last];
  const full = columnsOf(rows, head, 'cost');
  if (allFit(full, all, width)) return { columns: full, lines, sum: last };
  const columns = columnsOf(rows, head, 'shortCost');
  const hasKinds = fittedColumns(columns, all, width).some(({ key }) => key === 'call');
  if (hasKinds) return { columns, lines, sum: last };
  return {
    columns: columns.filter(({ key }) => key !== 'call'),
    lines: linesByModel(rows, isNumbered),
    sum: last,
  };
}

const empty: Omit<LedgerRow, 'model'> = {
  call: '',
  in: '',
  out: '',
  cached: '',
  cost: '',
  shortCost: '',
  time: '',
};

function linesByModel(rows: readonly LedgerRow[], isNumbered: boolean): readonly TableRow<Key>[] {
  return rows.flatMap((row, at): readonly TableRow<Key>[] => {
    const call = isNumbered ? `${at + 1}. ${row.call}` : row.call;
    const line = { cells: { ...row, model: `  ${call}` } };
    const isSame = rows[at - 1]?.model === row.model;
    return isSame ? [line] : [{ cells: { ...empty, model: row.model } }, line];
  });
}

interface LedgerTableProps extends LedgerLines {
  /** All rows, for a screen reader. */
  readonly rows: readonly LedgerRow[];
  /** Index of the first visible line. */
  readonly from: number;
  /** Number of visible lines. */
  readonly height: number;
}

/** Lists calls on one line each, as many as fit. A screen reader gets all of them as sentences. */
export function LedgerTable({ columns, lines, sum, rows, from, height }: LedgerTableProps) {
  const { lang } = useScreen();
  const isReadAloud = useIsScreenReaderEnabled();
  if (isReadAloud) {
    return (
      <Box flexDirection="column">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two calls may be alike
          <Prose key={index}>{`${index + 1}. ${sentenceOf(row, lang)}`}</Prose>
        ))}
      </Box>
    );
  }
  return (
    <Table
      columns={columns}
      rows={[...lines.slice(from, from + height), sum]}
      all={[...lines, sum]}
    />
  );
}

/** Returns the columns, without those that are empty or 0 in every row. */
function columnsOf(
  rows: readonly LedgerRow[],
  head: (typeof messages)['en' | 'fr']['head'],
  cost: 'cost' | 'shortCost',
): readonly TableColumn<Key>[] {
  const hasCached = rows.some(({ cached }) => /[1-9]/.test(cached));
  const hasTime = rows.some(({ time }) => time !== '');
  return [
    { key: 'model', head: head.model, rank: 0 },
    { key: 'call', head: head.call, rank: 1 },
    { key: 'in', head: head.in, isNumber: true, rank: 3 },
    { key: 'out', head: head.out, isNumber: true, rank: 3 },
    ...(hasCached ? [{ key: 'cached', head: head.cached, isNumber: true, rank: 4 } as const] : []),
    { key: cost, head: head.cost, isNumber: true, rank: 0 },
    ...(hasTime ? [{ key: 'time', head: head.time, isNumber: true, rank: 2 } as const] : []),
  ];
}
