import { Box, Text } from 'ink';
import { useScreen } from '../use-screen.ts';

interface CommandTextProps {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Shows a command that will run. Breaks a long line without adding spaces, so that a selected command is complete. */
export function CommandText({ title, lines }: CommandTextProps) {
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
