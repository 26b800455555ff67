import { Box, Text } from 'ink';
import type { KeyHint } from '../keys.ts';
import { useScreenView } from '../screen-context.ts';

/** Props of the hints. */
export interface KeyHintsProps {
  readonly lines: readonly (readonly KeyHint[])[];
}

/** Shows the keys that work now: `Enter continue · Esc back · ? keys`. */
export function KeyHints({ lines }: KeyHintsProps) {
  const { glyphs, theme } = useScreenView();
  return (
    <Box flexDirection="column" flexShrink={0}>
      {lines.map((line) => (
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
