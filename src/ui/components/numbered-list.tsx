import { Box, Text } from 'ink';
import { useScreenView } from '../screen-context.ts';

import { Prose } from './prose.tsx';

const signColumns = 4;

/** Things to do, in order; a long one goes on under its own beginning. */
export function NumberedList({
  items,
  ...props
}: {
  readonly items: readonly string[];
  /** The cells to fill; all of the screen's where absent. */
  readonly columns?: number | undefined;
}) {
  const { columns: all, theme } = useScreenView();
  const columns = props.columns ?? all;
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
