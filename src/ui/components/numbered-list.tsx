import { Box, Text } from 'ink';
import { useScreenView } from '../screen-context.ts';
import { Prose } from './prose.tsx';

const signColumns = 4;

/** Lists instructions in order. The lines of a long instruction are aligned after its number. */
export function NumberedList({
  items,
  ...props
}: {
  readonly items: readonly string[];
  /** Columns to fill; the whole screen if absent. */
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
