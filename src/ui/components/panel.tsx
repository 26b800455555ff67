import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { type Glyphs, glyphs as glyphsFor, type TextStyle, theme } from '../theme/theme.ts';
import { Prose } from './prose.tsx';

export type Tone = 'good' | 'warn' | 'bad' | 'info';

/** A message with a title. */
export interface PanelProps {
  readonly tone: Tone;
  readonly title: string;
  /** The cells to fill; where absent, as many as there are. */
  readonly columns?: number;
  readonly lines?: readonly string[];
  /** What comes under the lines: a link, a table. It may fill two cells less than the panel. */
  readonly children?: ReactNode;
  readonly glyphs?: Glyphs;
}

const signColumns = 2;

const styles: Readonly<Record<Tone, TextStyle>> = {
  good: theme.good,
  warn: theme.warn,
  bad: theme.bad,
  info: theme.accent,
};

/** A sign and a title in the colour of the tone, and lines under the title. */
export function Panel({ tone, title, columns, lines = [], children, glyphs }: PanelProps) {
  const signs = glyphs ?? glyphsFor(true);
  const room = columns === undefined ? undefined : columns - signColumns;
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Box>
        <Box width={signColumns} flexShrink={0} aria-hidden>
          <Text {...styles[tone]}>{signs[tone]}</Text>
        </Box>
        <Prose columns={room} look={{ ...styles[tone], bold: true }}>
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
