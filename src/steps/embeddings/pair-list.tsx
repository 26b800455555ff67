import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import stringWidth from 'string-width';
import type { Pair } from '../../core/embeddings/similarity.ts';
import { useScreen } from '../use-screen.ts';

interface PairListProps {
  readonly pairs: readonly Pair[];
  readonly texts: readonly string[];
  readonly format: (similarity: number) => string;
}

/**
 * Lists pairs of texts with their similarity and the start of both texts, side by side or, in a narrow window, one
 * below the other.
 */
export function PairList({ pairs, texts, format }: PairListProps) {
  const { columns, theme } = useScreen();
  const isReadAloud = useIsScreenReaderEnabled();
  const numberColumns = Math.max(
    0,
    ...pairs.map(({ similarity }) => stringWidth(format(similarity))),
  );
  const isStacked = columns < 60;
  const room = isStacked
    ? columns - numberColumns - 1
    : Math.floor((columns - numberColumns - 3) / 2);
  const named = (index: number) => `${index + 1}. ${texts[index] ?? ''}`;
  return (
    <Box flexDirection="column">
      {pairs.map(({ one, other, similarity }) => (
        <Box key={`${one} ${other}`} gap={1} flexDirection={isReadAloud ? 'column' : 'row'}>
          <Box width={numberColumns} flexShrink={0}>
            <Text {...theme.accent}>{format(similarity)}</Text>
          </Box>
          <Box flexDirection={isStacked || isReadAloud ? 'column' : 'row'} columnGap={2}>
            {[one, other].map((index) => (
              <Box key={index} width={room} flexShrink={0} {...(!isReadAloud && { height: 1 })}>
                <Text wrap={isReadAloud ? 'wrap' : 'truncate'}>{named(index)}</Text>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
