import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import stringWidth from 'string-width';
import { Prose } from '../../ui/components/prose.tsx';
import type { TextStyle } from '../../ui/theme/theme.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { type LedgerRow, sentenceOf } from './ledger-rows.ts';
import { messages } from './messages.ts';

/** Widths in cells; the model gets the rest. */
const widths = { call: 13, in: 7, out: 6, cached: 6, cost: 13, time: 7 } as const;

const gaps = Object.keys(widths).length;
const besideModel = Object.values(widths).reduce((sum, width) => sum + width, gaps);

/** Returns true if each call fits on one line with its full model name. */
export function hasRoom(rows: readonly LedgerRow[], columns: number): boolean {
  return rows.every(({ model }) => stringWidth(model) <= columns - besideModel);
}

interface LedgerTableProps {
  /** All calls and their sum. */
  readonly rows: readonly LedgerRow[];
  readonly sum: LedgerRow;
  /** The visible rows, if each call takes one line. */
  readonly from: number;
  readonly height: number;
}

/** Lists the calls on one line each, as many as fit. If the lines are too narrow, lists all of them as sentences. */
export function LedgerTable(props: LedgerTableProps) {
  const { columns, theme } = useScreen();
  const text = useMessages(messages);
  const { rows, sum, from, height } = props;
  const isRead = useIsScreenReaderEnabled();
  if (isRead || !hasRoom(rows, columns)) return <Sentences {...props} />;
  return (
    <Box flexDirection="column">
      <Line row={text.head} columns={columns} look={theme.faint} />
      {rows.slice(from, from + height).map((row, index) => (
        // The calls of a session never change their order.
        // biome-ignore lint/suspicious/noArrayIndexKey: two calls may be told alike
        <Line key={from + index} row={row} columns={columns} look={{}} />
      ))}
      <Line row={sum} columns={columns} look={theme.strong} />
    </Box>
  );
}

interface LineProps {
  readonly row: LedgerRow;
  readonly columns: number;
  readonly look: TextStyle;
}

function Line({ row, columns, look }: LineProps) {
  const cell = (column: keyof typeof widths, isNumber = true) => (
    <Box
      width={widths[column]}
      flexShrink={0}
      marginLeft={column === 'call' ? 0 : 1}
      justifyContent={isNumber ? 'flex-end' : 'flex-start'}
    >
      <Text {...look}>{row[column]}</Text>
    </Box>
  );
  return (
    <Box width={columns}>
      {cell('call', false)}
      <Box flexGrow={1} flexShrink={1} minWidth={0} marginLeft={1}>
        <Text {...look}>{row.model}</Text>
      </Box>
      {cell('in')}
      {cell('out')}
      {cell('cached')}
      {cell('cost')}
      {cell('time')}
    </Box>
  );
}

function Sentences({ rows }: LedgerTableProps) {
  const { lang } = useScreen();
  return (
    <Box flexDirection="column">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two calls may be told alike
        <Prose key={index}>{`${index + 1}. ${sentenceOf(row, lang)}`}</Prose>
      ))}
    </Box>
  );
}
