import { Box } from 'ink';
import type { ReactNode } from 'react';
import stringWidth from 'string-width';
import { useScreenView } from '../screen-context.ts';
import { Prose } from './prose.tsx';

/** One row: a label and its value. */
export interface LabelledRow {
  readonly label: string;
  /** A text, which is wrapped, or a rendered element. */
  readonly value: ReactNode;
}

/** Rows with aligned values. */
export interface LabelledProps {
  readonly rows: readonly LabelledRow[];
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
}

const gapColumns = 2;

/** Shows labels on the left, at most half the width, and wrapped values in one column on the right. */
export function Labelled({ rows, ...props }: LabelledProps) {
  const { columns: all, theme } = useScreenView();
  const columns = props.columns ?? all;
  const widest = Math.max(0, ...rows.map(({ label }) => stringWidth(label)));
  const labelColumns = Math.min(widest, Math.floor(columns / 2) - gapColumns);
  return (
    <Box flexDirection="column" width={columns} flexShrink={0}>
      {rows.map(({ label, value }) => (
        <Box key={label} gap={gapColumns}>
          <Box width={labelColumns} flexShrink={0}>
            <Prose columns={labelColumns} look={theme.faint}>
              {label}
            </Prose>
          </Box>
          <Box flexGrow={1} flexShrink={1} flexDirection="column">
            {typeof value === 'string' ? (
              <Prose columns={columns - labelColumns - gapColumns}>{value}</Prose>
            ) : (
              value
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
