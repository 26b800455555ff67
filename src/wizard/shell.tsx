import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useScreen } from '../steps/use-screen.ts';
import { useTooSmall } from '../ui/hooks/use-too-small.ts';
import type { Glyphs } from '../ui/theme/glyphs.ts';

/** One line above every screen. A long one is cut at its end, or at its start if its end is more important. */
export interface Notice {
  readonly text: string;
  readonly cutAtStart?: boolean;
}

/** Header of every screen. */
export interface ShellProps {
  /** Rows of the terminal; undefined if the text flows, as for a screen reader. */
  readonly rows: number | undefined;
  /** Position, such as `Step 3/6 · API key`. */
  readonly title: string;
  /** Steps done, and steps in all. */
  readonly progress: { readonly done: number; readonly of: number };
  /** Notice about the whole session, such as the demo, or about a background failure. */
  readonly notices: readonly Notice[];
  /** Shown instead of the screen while the window is too small. */
  readonly tooSmall: string;
  readonly children: ReactNode;
}

/** Returns the number of lines of the header, so that a screen knows its own height. */
export function headerRows(notices: readonly Notice[]): number {
  return 2 + notices.length;
}

/** Draws the header and below it the screen. A hidden screen stays mounted, because an answer may be arriving. */
export function Shell({ rows, tooSmall, children, ...header }: ShellProps) {
  const { columns } = useScreen();
  const isTooSmall = useTooSmall();
  const height = rows === undefined ? {} : { height: rows };
  return (
    <Box flexDirection="column" width={columns} {...height} overflow="hidden">
      {isTooSmall && <Text>{tooSmall}</Text>}
      <Box flexDirection="column" width={columns} display={isTooSmall ? 'none' : 'flex'}>
        <Header {...header} />
        {children}
      </Box>
    </Box>
  );
}

function Header({ title, progress, notices }: Omit<ShellProps, 'rows' | 'tooSmall' | 'children'>) {
  const { columns, glyphs, theme } = useScreen();
  const trail = trailOf(progress, glyphs);
  const withTrail = columns >= title.length + trail.length + 3;
  return (
    <>
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
      {notices.map(({ text, cutAtStart }) => (
        <Text key={text} {...theme.warn} wrap={cutAtStart ? 'truncate-start' : 'truncate'}>
          {text}
        </Text>
      ))}
      <Text {...theme.faint} aria-hidden>
        {glyphs.rule.repeat(columns)}
      </Text>
    </>
  );
}

function trailOf({ done, of }: ShellProps['progress'], glyphs: Glyphs): string {
  return glyphs.stepDone.repeat(done) + glyphs.stepOpen.repeat(of - done);
}
