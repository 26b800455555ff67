import { Box, Text } from 'ink';
import { useScreen } from '../use-screen.ts';

interface CommandProps {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A command to copy: a line that is longer than the window is broken by the terminal alone, and copied whole. */
export function Command({ title, lines }: CommandProps) {
  const { theme } = useScreen();
  return (
    <Box marginTop={1} flexDirection="column">
      <Text>{title}</Text>
      {lines.map((line) => (
        <Text key={line} {...theme.accent} wrap="hard">
          {line}
        </Text>
      ))}
    </Box>
  );
}
