import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useScreen } from '../steps/use-screen.ts';
import { useTooSmall } from '../ui/hooks/use-too-small.ts';
import type { Layout } from '../ui/layout.ts';
import type { Glyphs } from '../ui/theme/glyphs.ts';
import { Rail, type RailStep } from './rail.tsx';

/** One line above every screen. A long line is cut at its end, or at its start if its end is more important. */
export interface Notice {
  readonly text: string;
  readonly cutAtStart?: boolean;
}

/** Frame of every screen. */
export interface ShellProps {
  /** Rows of the terminal; undefined if the text flows, as for a screen reader. */
  readonly rows: number | undefined;
  readonly layout: Layout;
  /** Position, such as `Step 3/10 · API key`. */
  readonly title: string;
  /** A hint at the right of the title; empty if there is none. */
  readonly hint: string;
  readonly steps: readonly RailStep[];
  /** Notices about the whole session: the demo, or progress that could not be saved. */
  readonly notices: readonly Notice[];
  /** Shown instead of the screen while the window is too small. */
  readonly tooSmall: string;
  readonly children: ReactNode;
}

/** Returns the rows of the header: the title, the notices and, in a window with enough rows, a line. */
export function headerRows(notices: readonly Notice[], { isSmall }: Layout): number {
  return (isSmall ? 1 : 2) + notices.length;
}

/**
 * Draws the header, the rail and the screen. A screen stays mounted in a window that is too small, so that its tasks
 * continue.
 */
export function Shell({ rows, tooSmall, children, ...header }: ShellProps) {
  const { layout, steps } = header;
  const columns = layout.rail + layout.wide;
  const isTooSmall = useTooSmall();
  const height = rows === undefined ? {} : { height: rows };
  return (
    <Box flexDirection="column" width={columns} {...height} overflow="hidden">
      {isTooSmall && <Text>{tooSmall}</Text>}
      <Box flexDirection="column" width={columns} display={isTooSmall ? 'none' : 'flex'}>
        <Header {...header} columns={columns} />
        <Box>
          {layout.rail > 0 && <Rail steps={steps} columns={layout.rail} />}
          {children}
        </Box>
      </Box>
    </Box>
  );
}

interface HeaderProps extends Omit<ShellProps, 'rows' | 'tooSmall' | 'children'> {
  readonly columns: number;
}

function Header({ title, hint, steps, notices, layout, columns }: HeaderProps) {
  const { glyphs, theme } = useScreen();
  return (
    <>
      <Box justifyContent="space-between" flexShrink={0}>
        <Text {...theme.accent} bold wrap="truncate">
          {title}
        </Text>
        <Corner
          hint={hint}
          // The rail shows more than the dots, so it replaces them.
          dots={layout.rail > 0 ? '' : dotsOf(steps, glyphs)}
          columns={columns - title.length - gap}
        />
      </Box>
      {notices.map(({ text, cutAtStart }) => (
        <Text key={text} {...theme.warn} wrap={cutAtStart ? 'truncate-start' : 'truncate'}>
          {text}
        </Text>
      ))}
      {!layout.isSmall && (
        <Text {...theme.faint} aria-hidden>
          {glyphs.rule.repeat(columns)}
        </Text>
      )}
    </>
  );
}

const gap = 3;

interface CornerProps {
  readonly hint: string;
  readonly dots: string;
  /** Columns for the hint and the dots together. */
  readonly columns: number;
}

/** Shows a hint and a dot for each step if there is room; the hint comes first. */
function Corner({ hint, dots, columns }: CornerProps) {
  const { theme } = useScreen();
  const both = hint.length + dots.length + (hint === '' || dots === '' ? 0 : 2);
  const hasHint = hint !== '' && hint.length <= columns;
  const hasDots = dots !== '' && (hasHint ? both : dots.length) <= columns;
  return (
    <Box gap={2} flexShrink={0}>
      {hasHint && <Text {...theme.faint}>{hint}</Text>}
      {hasDots && (
        <Text {...theme.accent} aria-hidden>
          {dots}
        </Text>
      )}
    </Box>
  );
}

/** Returns a dot for each step; those before the current step are filled. */
function dotsOf(steps: readonly RailStep[], { stepDone, stepOpen }: Glyphs): string {
  const current = steps.findIndex(({ status }) => status === 'current');
  const done = current === -1 ? steps.length : current;
  return stepDone.repeat(done) + stepOpen.repeat(steps.length - done);
}
