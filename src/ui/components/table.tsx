import { Box, Text } from 'ink';
import stringWidth from 'string-width';
import { useScreenView } from '../screen-context.ts';
import type { TextStyle } from '../theme/theme.ts';

/** One column of a table. */
export interface TableColumn<Key extends string> {
  readonly key: Key;
  readonly head: string;
  readonly isNumber?: boolean;
  /** If there is not enough room, the columns with the highest rank are left out first; 0 always stays. */
  readonly rank: number;
}

/** One row: its cells, and a style if it differs from the others. */
export interface TableRow<Key extends string> {
  readonly cells: Readonly<Record<Key, string>>;
  readonly look?: TextStyle;
}

interface TableProps<Key extends string> {
  readonly columns: readonly TableColumn<Key>[];
  readonly rows: readonly TableRow<Key>[];
  /** All rows, if only some of them are shown, so that the widths stay the same while they scroll. */
  readonly all?: readonly TableRow<Key>[];
}

interface SizedColumn<Key extends string> extends TableColumn<Key> {
  readonly width: number;
}

const gap = 2;

/** Returns the columns that fit into `width` cells. If even those of rank 0 do not fit, makes the first one narrower. */
export function fittedColumns<Key extends string>(
  columns: readonly TableColumn<Key>[],
  rows: readonly TableRow<Key>[],
  width: number,
): readonly SizedColumn<Key>[] {
  let shown = sizedColumns(columns, rows);
  for (;;) {
    const over = totalWidth(shown) - width;
    if (over <= 0) return shown;
    const highest = Math.max(...shown.map(({ rank }) => rank));
    if (highest === 0) {
      return shown.map((one, at) =>
        at > 0 ? one : { ...one, width: Math.max(1, one.width - over) },
      );
    }
    shown = shown.filter(({ rank }) => rank < highest);
  }
}

/** Returns true if all columns fit into `width` cells. */
export function allFit<Key extends string>(
  columns: readonly TableColumn<Key>[],
  rows: readonly TableRow<Key>[],
  width: number,
): boolean {
  return totalWidth(sizedColumns(columns, rows)) <= width;
}

/** Returns the columns, each with the width of its widest cell. */
function sizedColumns<Key extends string>(
  columns: readonly TableColumn<Key>[],
  rows: readonly TableRow<Key>[],
): readonly SizedColumn<Key>[] {
  return columns.map((column) => {
    const cells = [column.head, ...rows.map((row) => row.cells[column.key])];
    return { ...column, width: Math.max(...cells.map((cell) => stringWidth(cell))) };
  });
}

function totalWidth(columns: readonly SizedColumn<string>[]): number {
  return columns.reduce((sum, { width }) => sum + width, gap * (columns.length - 1));
}

/** Shows aligned rows below their heads. In a narrow window, the table has fewer columns. */
export function Table<Key extends string>({ columns, rows, all = rows }: TableProps<Key>) {
  const { columns: width, theme } = useScreenView();
  const shown = fittedColumns(columns, all, width);
  const heads = Object.fromEntries(columns.map(({ key, head }) => [key, head])) as Record<
    Key,
    string
  >;
  return (
    <Box flexDirection="column">
      {[{ cells: heads, look: theme.faint }, ...rows].map(({ cells, look = {} }, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be alike
        <Box key={row} columnGap={gap}>
          {shown.map(({ key, isNumber, width: cellWidth }) => (
            <Box
              key={key}
              width={cellWidth}
              flexShrink={0}
              justifyContent={isNumber ? 'flex-end' : 'flex-start'}
            >
              <Text {...look} wrap="truncate">
                {cells[key]}
              </Text>
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
