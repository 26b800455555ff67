import { Box, Text } from 'ink';
import { theme } from '../theme/theme.ts';
import { Prose } from './prose.tsx';

const signColumns = 4;

/** Things to do, in order; a long one goes on under its own beginning. */
export function NumberedList({
  items,
  columns,
}: {
  readonly items: readonly string[];
  readonly columns: number;
}) {
  return (
    <Box flexDirection="column">
      {items.map((item, index) => (
        <Box key={item}>
          <Box width={signColumns} flexShrink={0}>
            <Text {...theme.accent}>{`${index + 1}.`}</Text>
          </Box>
          <Prose columns={columns - signColumns}>{item}</Prose>
        </Box>
      ))}
    </Box>
  );
}
