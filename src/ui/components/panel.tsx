import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useScreenView } from '../screen-context.ts';
import type { Theme } from '../theme/theme.ts';
import { Prose } from './prose.tsx';

export type Tone = 'good' | 'warn' | 'bad' | 'info';

/** A message with a title. */
export interface PanelProps {
  readonly tone: Tone;
  readonly title: string;
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
  readonly lines?: readonly string[];
  /** Content below the lines, such as a link or a table. The content is two cells narrower than the panel. */
  readonly children?: ReactNode;
}

const signColumns = 2;

const styleOf: Readonly<Record<Tone, keyof Theme>> = {
  good: 'good',
  warn: 'warn',
  bad: 'bad',
  info: 'accent',
};

/** Shows a sign and a title in the colour of the tone, with lines below the title. */
export function Panel({ tone, title, columns, lines = [], children }: PanelProps) {
  const { columns: all, glyphs, theme } = useScreenView();
  const room = (columns ?? all) - signColumns;
  const style = theme[styleOf[tone]];
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Box>
        <Box width={signColumns} flexShrink={0} aria-hidden>
          <Text {...style}>{glyphs[tone]}</Text>
        </Box>
        <Prose columns={room} look={{ ...style, bold: true }}>
          {title}
        </Prose>
      </Box>
      <Box flexDirection="column" paddingLeft={signColumns}>
        {lines.map((line) => (
          <Prose key={line} columns={room}>
            {line}
          </Prose>
        ))}
        {children}
      </Box>
    </Box>
  );
}
