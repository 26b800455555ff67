import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useRef, useState } from 'react';
import { isKey } from '../keys.ts';
import { type Glyphs, glyphs as glyphsFor, type TextStyle, theme } from '../theme.ts';
import { useKeys } from '../use-keys.ts';
import { AnswerLines } from './answer-lines.ts';
import type { Span } from './markdown-line.ts';

/** A text that grows while it is read. */
export interface StreamTextProps {
  /** All that has come so far; each time the text before, and more. Another text starts anew. */
  readonly text: string;
  readonly isDone: boolean;
  readonly columns: number;
  /** Rows to fill, no more and no less once the text is long enough; the line of `moreLabel` counted. */
  readonly rows: number;
  /** Tells how many lines lie above and below what is seen, once the text is done. */
  readonly moreLabel: (above: number, below: number) => string;
  /** Whether the arrows and PgUp and PgDn scroll here. */
  readonly isActive?: boolean;
  readonly glyphs?: Glyphs;
}

const looks: Readonly<Record<Span['look'], TextStyle>> = {
  plain: {},
  bold: theme.strong,
  code: theme.accent,
};

/** The text in lines, of which only the new part is worked out at each render. */
function useAnswerLines(text: string, width: number, bullet: string): AnswerLines {
  const held = useRef<{ lines: AnswerLines; tail: string }>(undefined);
  const known = held.current;
  const goesOn =
    known?.lines.width === width &&
    text.length >= known.lines.units &&
    text.startsWith(known.tail, known.lines.units - known.tail.length);
  const lines = known && goesOn ? known.lines : new AnswerLines(width, bullet);
  if (text.length > lines.units) lines.push(text.slice(lines.units));
  held.current = { lines, tail: text.slice(-32) };
  return lines;
}

function StreamLine({ spans }: { readonly spans: readonly Span[] }) {
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
        <Text key={key} {...looks[look]}>
          {text}
        </Text>
      ))}
    </Text>
  );
}

/**
 * Shows the end of a text while it comes, and lets the person scroll through it once it is done. Takes the rows it is
 * given at most. A screen reader is given the text once, when it is done.
 */
export function StreamText(props: StreamTextProps) {
  const { text, isDone, columns, rows, moreLabel, isActive = true } = props;
  const signs = props.glyphs ?? glyphsFor(true);
  const lines = useAnswerLines(text, columns, signs.bullet);
  const [up, setUp] = useState(0);
  const isRead = useIsScreenReaderEnabled();

  const isLonger = lines.count > rows;
  const seen = isLonger ? Math.max(1, rows - 1) : lines.count;
  const most = lines.count - seen;
  const back = isDone ? Math.min(up, most) : 0;
  const from = most - back;
  const scroll = (by: number) =>
    setUp((now) => Math.max(0, Math.min(most, Math.min(now, most) + by)));

  useKeys(
    (input, key) => {
      if (isKey('up', input, key)) scroll(1);
      if (isKey('down', input, key)) scroll(-1);
      if (isKey('pageup', input, key)) scroll(seen);
      if (isKey('pagedown', input, key)) scroll(-seen);
      return undefined;
    },
    { isActive: isActive && isDone && isLonger },
  );

  if (isRead) return <Text>{isDone ? text : ''}</Text>;
  return (
    <Box flexDirection="column" width={columns} flexShrink={0}>
      {lines.slice(from, from + seen).map((spans, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <StreamLine key={from + row} spans={spans} />
      ))}
      {isLonger && (
        <Text {...theme.faint} wrap="truncate">
          {isDone ? moreLabel(from, back) : ' '}
        </Text>
      )}
    </Box>
  );
}
