import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import stringWidth from 'string-width';
import { useScreenView } from '../screen-context.ts';

/** One item and its score. */
export interface Score {
  /** Unique key of the row. */
  readonly id: string | number;
  /** From 0 to 1; other values are drawn as the nearest bound. */
  readonly value: number;
  /** The value in the format of the person's language. */
  readonly number: string;
  readonly text: string;
}

export interface ScoreBarsProps {
  readonly scores: readonly Score[];
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
}

/** Returns the number of filled cells of a bar: none only for 0, all only for 1. */
export function filledCells(value: number, cells: number): number {
  if (!(value > 0)) return 0;
  if (value >= 1) return cells;
  return Math.min(cells - 1, Math.max(1, Math.round(value * cells)));
}

/** Lists scores, each with its number, a bar and as much of its text as fits on the line. */
export function ScoreBars({ scores, ...props }: ScoreBarsProps) {
  const { columns: all, glyphs, theme } = useScreenView();
  const columns = props.columns ?? all;
  const isReadAloud = useIsScreenReaderEnabled();
  const [empty, , , full] = glyphs.shades;
  const numberColumns = Math.max(1, ...scores.map(({ number }) => stringWidth(number)));
  const cells = columns >= 60 ? 20 : 8;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {scores.map(({ id, value, number, text }) => {
        const filled = filledCells(value, cells);
        return (
          <Box key={id} gap={1} height={isReadAloud ? undefined : 1}>
            <Box flexShrink={0}>
              <Text>{isReadAloud ? number : number.padStart(numberColumns)}</Text>
            </Box>
            <Box flexShrink={0} aria-hidden>
              <Text {...theme.accent}>{full.repeat(filled)}</Text>
              <Text {...theme.faint}>{empty.repeat(cells - filled)}</Text>
            </Box>
            <Text wrap={isReadAloud ? 'wrap' : 'truncate'}>{text}</Text>
          </Box>
        );
      })}
    </Box>
  );
}
