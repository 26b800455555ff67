import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { type Glyphs, glyphs as glyphsFor, type TextStyle, theme } from './theme.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'info';

/** A message with a title. */
export interface PanelProps {
  readonly tone: Tone;
  readonly title: string;
  readonly lines?: readonly string[];
  /** What comes under the lines: a link, a table. */
  readonly children?: ReactNode;
  readonly glyphs?: Glyphs;
}

const styles: Readonly<Record<Tone, TextStyle>> = {
  good: theme.good,
  warn: theme.warn,
  bad: theme.bad,
  info: theme.accent,
};

/** A sign and a title in the colour of the tone, and lines under the title. */
export function Panel({ tone, title, lines = [], children, glyphs }: PanelProps) {
  const signs = glyphs ?? glyphsFor(true);
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Box gap={1}>
        <Box flexShrink={0} aria-hidden>
          <Text {...styles[tone]}>{signs[tone]}</Text>
        </Box>
        <Text bold {...styles[tone]}>
          {title}
        </Text>
      </Box>
      <Box flexDirection="column" paddingLeft={2}>
        {lines.map((line) => (
          <Text key={line}>{line}</Text>
        ))}
        {children}
      </Box>
    </Box>
  );
}
