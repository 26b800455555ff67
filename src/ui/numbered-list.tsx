import { Box, Text } from 'ink';
import { theme } from './theme.ts';

/** Things to do, in order; a long one goes on under its own beginning. */
export function NumberedList({ items }: { readonly items: readonly string[] }) {
  return (
    <Box flexDirection="column">
      {items.map((item, index) => (
        <Box key={item}>
          <Box width={4} flexShrink={0}>
            <Text {...theme.accent}>{`${index + 1}.`}</Text>
          </Box>
          <Text>{item}</Text>
        </Box>
      ))}
    </Box>
  );
}
