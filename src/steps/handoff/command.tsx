import { Box, Text } from 'ink';
import { useScreen } from '../use-screen.ts';

interface CommandProps {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Shows a command to copy. Only the terminal wraps a long line, so that it is copied as a whole. */
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
