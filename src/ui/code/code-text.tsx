import { Box, Text } from 'ink';
import type { Span } from '../markdown/markdown-state.ts';
import { styleOf } from '../markdown/span-style.ts';
import { useScreenView } from '../screen-context.ts';
import { type CodeLanguage, highlight } from './highlight.ts';

interface CodeTextProps {
  readonly code: string;
  readonly language: CodeLanguage;
  /** Returns the sign before a line, such as a plus for a new one. */
  readonly signOf: (line: number) => string;
}

/** Shows a few lines of code, each after its sign. */
export function CodeText({ code, language, signOf }: CodeTextProps) {
  const { theme } = useScreenView();
  return (
    <Box flexDirection="column">
      {spanLines(highlight(code, language)).map((spans, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <Text key={line}>
          <Text {...theme.accent}>{`${signOf(line)} `}</Text>
          {spans.map(({ text, look }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: spans have no name of their own
            <Text key={at} {...styleOf(look, theme)}>
              {text}
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
}

/** Splits spans into lines, without the line ends. */
function spanLines(spans: readonly Span[]): readonly (readonly Span[])[] {
  const lines: Span[][] = [[]];
  for (const { text, look } of spans) {
    const [first = '', ...rest] = text.split('\n');
    if (first !== '') lines.at(-1)?.push({ text: first, look });
    for (const part of rest) lines.push(part === '' ? [] : [{ text: part, look }]);
  }
  return lines;
}
