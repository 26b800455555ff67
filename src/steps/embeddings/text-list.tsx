import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { Prose } from '../../ui/components/prose.tsx';
import { useScreen } from '../use-screen.ts';

interface TextListProps {
  readonly texts: readonly string[];
  /** True if each text is shown in full instead of on one line. */
  readonly isWhole: boolean;
}

/** Lists texts, each after its number. */
export function TextList({ texts, isWhole }: TextListProps) {
  const { columns, theme } = useScreen();
  const isReadAloud = useIsScreenReaderEnabled();
  const signColumns = String(texts.length).length + 3;
  const room = columns - signColumns;
  return (
    <Box flexDirection="column">
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two texts may be the same
        <Box key={index}>
          <Box width={signColumns} flexShrink={0}>
            <Text {...theme.accent}>{`${index + 1}.`}</Text>
          </Box>
          {isWhole || isReadAloud ? (
            <Prose columns={room}>{text}</Prose>
          ) : (
            <Text wrap="truncate">{text}</Text>
          )}
        </Box>
      ))}
    </Box>
  );
}
