import { Box } from 'ink';
import type { ReactNode } from 'react';
import stringWidth from 'string-width';
import { useScreenView } from '../screen-context.ts';

import { Prose } from './prose.tsx';

/** One row: what it is, and the value. */
export interface LabelledRow {
  readonly label: string;
  /** A text, which is wrapped, or something drawn already. */
  readonly value: ReactNode;
}

/** Rows whose values stand under each other. */
export interface LabelledProps {
  readonly rows: readonly LabelledRow[];
  /** The cells to fill; all of the screen's where absent. */
  readonly columns?: number | undefined;
}

const gapColumns = 2;

/** Labels at the left, values in one column at the right; long ones wrap there. Labels take half the width at most. */
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
