import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { type Glyphs, theme } from '../ui/theme.ts';

/** What stands above every screen. */
export interface ShellProps {
  readonly columns: number;
  /** Rows of the terminal; undefined where the text simply flows, as a screen reader wants it. */
  readonly rows: number | undefined;
  /** Where the person is, such as `Step 3/6 · API key`. */
  readonly title: string;
  /** Steps done, and steps in all. */
  readonly progress: { readonly done: number; readonly of: number };
  /** What is true of the whole sitting (a demo), or has gone wrong beside the walk. */
  readonly notices: readonly string[];
  readonly glyphs: Glyphs;
  readonly children: ReactNode;
}

/** The lines that the header takes, so that a screen knows what is left. */
export function headerRows(notices: readonly string[]): number {
  return 2 + notices.length;
}

/** The header, and under it the screen. */
export function Shell({ columns, rows, title, progress, notices, glyphs, children }: ShellProps) {
  const trail = trailOf(progress, glyphs);
  const withTrail = columns >= title.length + trail.length + 3;
  const height = rows === undefined ? {} : { height: rows };
  return (
    <Box flexDirection="column" width={columns} {...height}>
      <Box justifyContent="space-between" flexShrink={0}>
        <Text {...theme.accent} bold wrap="truncate">
          {title}
        </Text>
        {withTrail && (
          <Text {...theme.accent} aria-hidden>
            {trail}
          </Text>
        )}
      </Box>
      {notices.map((notice) => (
        <Text key={notice} {...theme.warn} wrap="truncate">
          {notice}
        </Text>
      ))}
      <Text {...theme.faint} aria-hidden>
        {glyphs.rule.repeat(columns)}
      </Text>
      {children}
    </Box>
  );
}

function trailOf({ done, of }: ShellProps['progress'], glyphs: Glyphs): string {
  return glyphs.stepDone.repeat(done) + glyphs.stepOpen.repeat(of - done);
}
