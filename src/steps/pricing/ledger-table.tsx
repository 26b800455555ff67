import { Box, useIsScreenReaderEnabled } from 'ink';
import { Prose } from '../../ui/components/prose.tsx';
import { allFit, Table, type TableColumn, type TableRow } from '../../ui/components/table.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { type LedgerRow, sentenceOf } from './ledger-rows.ts';
import { messages } from './messages.ts';

type Key = keyof LedgerRow;

interface LedgerTableProps {
  readonly rows: readonly LedgerRow[];
  readonly sum: LedgerRow;
  /** Index of the first visible row. */
  readonly from: number;
  /** Number of visible rows. */
  readonly height: number;
}

/** Lists calls on one line each, as many as fit. A screen reader gets all of them as sentences. */
export function LedgerTable({ rows, sum, from, height }: LedgerTableProps) {
  const { columns: width, theme, lang } = useScreen();
  const { head } = useMessages(messages);
  const isReadAloud = useIsScreenReaderEnabled();
  const last: TableRow<Key> = { cells: sum, look: theme.strong };
  const all = [...rows.map((cells): TableRow<Key> => ({ cells })), last];
  const isFull = allFit(columnsOf(rows, head, 'cost'), all, width);
  const shown = columnsOf(rows, head, isFull ? 'cost' : 'shortCost');
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
      columns={shown}
      rows={[...all.slice(0, -1).slice(from, from + height), last]}
      all={all}
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
