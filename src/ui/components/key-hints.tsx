import { Box, Text } from 'ink';
import stringWidth from 'string-width';
import type { KeyHint } from '../keys.ts';
import { useScreenView } from '../screen-context.ts';

/** Props of the footer. */
export interface KeyHintsProps {
  readonly hints: readonly KeyHint[];
}

const hintWidth = (hint: KeyHint): number => stringWidth(`${hint.keyLabel} ${hint.hint}`);

/** Arranges hints in lines of at most `columns` cells, separated by ` · `. Never splits a hint. */
export function hintLines(
  hints: readonly KeyHint[],
  columns: number,
): readonly (readonly KeyHint[])[] {
  const lines: KeyHint[][] = [];
  let used = 0;
  for (const hint of hints) {
    const line = lines.at(-1);
    const width = hintWidth(hint);
    if (line && used + 3 + width <= columns) {
      line.push(hint);
      used += 3 + width;
    } else {
      lines.push([hint]);
      used = width;
    }
  }
  return lines;
}

/** Shows the keys that work now: `Enter continue · Esc back · Ctrl+C leave`. */
export function KeyHints({ hints }: KeyHintsProps) {
  const { columns, glyphs, theme } = useScreenView();
  return (
    <Box flexDirection="column" flexShrink={0}>
      {hintLines(hints, columns).map((line) => (
        <Text key={line.map((hint) => hint.keyLabel).join(' ')}>
          {line.map((hint, index) => (
            <Text key={hint.keyLabel}>
              {index > 0 && <Text {...theme.faint}>{` ${glyphs.between} `}</Text>}
              <Text {...theme.strong}>{hint.keyLabel}</Text>
              <Text {...theme.faint}>{` ${hint.hint}`}</Text>
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
}
