import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useScreenView } from '../screen-context.ts';
import type { TextStyle, Theme } from '../theme/theme.ts';
import { MarkdownFlow } from './markdown-flow.ts';
import type { Look, Span } from './markdown-state.ts';
import { useLineScroll } from './use-line-scroll.ts';
import { type LaidOutPassages, type Passage, usePassages } from './use-passages.ts';

/** Shows a conversation in passages, scrolled within the given rows. */
export interface TranscriptProps {
  readonly passages: readonly Passage[];
  /** The cells to fill; all of the screen's where absent. */
  readonly columns?: number | undefined;
  /** Rows to fill at most, the line of `moreLabel` counted. */
  readonly rows: number;
  /** Tells how many lines lie above and below what is seen. */
  readonly moreLabel: (above: number, below: number) => string;
  /** Which end is seen first, or the key of a passage; the end is followed while the text grows. */
  readonly startsAt?: 'top' | 'end' | { readonly passage: string };
  readonly isActive?: boolean;
  readonly withArrows?: boolean;
}

function styleOf(
  look: Look,
  { strong, accent, faint }: Theme,
): TextStyle & { readonly italic?: boolean } {
  return { plain: {}, bold: strong, italic: { italic: true }, code: accent, faint }[look];
}

/** Draws the lines that are seen and no others, however many there are. A screen reader is given what is whole. */
export function Transcript(props: TranscriptProps) {
  const { columns: all, glyphs, theme } = useScreenView();
  const { passages, columns = all, rows, moreLabel, startsAt = 'end' } = props;
  const { isActive = true, withArrows = false } = props;
  const lines = usePassages(passages, columns, glyphs.bullet);
  const { count } = lines;
  const first = firstLine(startsAt, lines);
  const scroll = useLineScroll({ count, rows, startsAt: first, isActive, withArrows });
  const { from, seen, isLonger } = scroll;
  const isRead = useIsScreenReaderEnabled();
  if (isRead) return <Text>{passages.flatMap(readOut).join('\n\n')}</Text>;
  return (
    <Box flexDirection="column" width={columns} flexShrink={0}>
      {lines.slice(from, from + seen).map((spans, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <TranscriptLine key={from + row} spans={spans} />
      ))}
      {isLonger && (
        <Text {...theme.faint} wrap="truncate">
          {moreLabel(from, count - from - seen)}
        </Text>
      )}
    </Box>
  );
}

function firstLine(
  startsAt: NonNullable<TranscriptProps['startsAt']>,
  lines: LaidOutPassages,
): number | 'end' {
  if (startsAt === 'end') return 'end';
  return startsAt === 'top' ? 0 : (lines.startOf(startsAt.passage) ?? 'end');
}

function TranscriptLine({ spans }: { readonly spans: readonly Span[] }) {
  const { theme } = useScreenView();
  let offset = 0;
  const keyed = spans.map((span) => {
    const key = offset;
    offset += span.text.length;
    return { ...span, key };
  });
  return (
    <Text wrap="truncate">
      {keyed.length === 0 && ' '}
      {keyed.map(({ key, text, look }) => (
        <Text key={key} {...styleOf(look, theme)}>
          {text}
        </Text>
      ))}
    </Text>
  );
}

/** A passage as it is read aloud: without marks, and only once it is whole. */
function readOut(passage: Passage): readonly string[] {
  if (passage.kind === 'last-line') return [passage.label];
  if (passage.kind === 'plain') return [passage.text];
  if (!passage.isDone) return [];
  const flow = new MarkdownFlow('');
  return [[...flow.push(passage.text), ...flow.end()].map(({ text }) => text).join('')];
}
