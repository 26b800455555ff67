import { Box } from 'ink';
import { useScreenView } from '../screen-context.ts';
import { Prose } from './prose.tsx';

interface CommandRowProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: number;
  readonly isCurrent: boolean;
  /** True for a title in bold even if the row is not the current one. */
  readonly isStrong?: boolean | undefined;
}

/** Shows command lines below their title; in a small window, only those of the current row. */
export function CommandRow({ title, lines, columns, isCurrent, isStrong }: CommandRowProps) {
  const { theme, isSmall } = useScreenView();
  return (
    <Box flexDirection="column">
      <Prose columns={columns} look={isCurrent || isStrong ? theme.strong : {}}>
        {title}
      </Prose>
      {(isCurrent || !isSmall) &&
        lines.map((line) => (
          <Prose key={line} columns={columns} look={theme.accent}>
            {line}
          </Prose>
        ))}
    </Box>
  );
}
