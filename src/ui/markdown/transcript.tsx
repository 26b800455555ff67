import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useScreenView } from '../screen-context.ts';
import { MarkdownFlow } from './markdown-flow.ts';
import type { Span } from './markdown-state.ts';
import { styleOf } from './span-style.ts';
import { useLineScroll } from './use-line-scroll.ts';
import { type LaidOutPassages, type Passage, usePassages } from './use-passages.ts';

/** Shows a conversation in passages, scrolled within the given rows. */
export interface TranscriptProps {
  readonly passages: readonly Passage[];
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
  /** Maximum number of rows, including the line of `moreLabel`. */
  readonly rows: number;
  /** Label with the number of hidden lines above and below. */
  readonly moreLabel: (above: number, below: number) => string;
  /** Initial position: an end, or the key of a passage. At the end, the view follows the growing text. */
  readonly startsAt?: 'top' | 'end' | { readonly passage: string };
  readonly isActive?: boolean;
  /** True if the arrow keys scroll, too. */
  readonly withArrows?: boolean;
}

/** Draws only the visible lines, so that a long conversation costs no more. A screen reader gets complete passages. */
export function Transcript(props: TranscriptProps) {
  const { columns: all, glyphs, theme } = useScreenView();
  const { passages, columns = all, rows, moreLabel, startsAt = 'end' } = props;
  const { isActive = true, withArrows = false } = props;
  const lines = usePassages(passages, columns, glyphs.bullet);
  const { count } = lines;
  const first = firstLine(startsAt, lines);
  const scroll = useLineScroll({ count, rows, startsAt: first, isActive, withArrows });
  const { from, seen, isLonger } = scroll;
  const isReadAloud = useIsScreenReaderEnabled();
  if (isReadAloud) return <Text>{passages.flatMap(readOut).join('\n\n')}</Text>;
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

/** Returns the text of a passage for a screen reader: without marks, and only once it is complete. */
function readOut(passage: Passage): readonly string[] {
  if (passage.kind === 'last-line') return [passage.label];
  if (passage.kind === 'plain' || passage.kind === 'code') return [passage.text];
  if (!passage.isDone) return [];
  const flow = new MarkdownFlow('');
  return [[...flow.push(passage.text), ...flow.end()].map(({ text }) => text).join('')];
}
