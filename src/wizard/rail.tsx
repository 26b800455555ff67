import { Box, Text } from 'ink';
import { useScreen } from '../steps/use-screen.ts';
import type { Theme } from '../ui/theme/theme.ts';

/** One step as the rail shows it. */
export interface RailStep {
  readonly title: string;
  readonly status: 'done' | 'current' | 'open';
}

interface RailProps {
  readonly steps: readonly RailStep[];
  readonly columns: number;
}

const styleOf = { done: 'good', current: 'accent', open: 'faint' } as const satisfies Record<
  RailStep['status'],
  keyof Theme
>;

/** Lists the steps beside the screen, each with a sign for its status. */
export function Rail({ steps, columns }: RailProps) {
  const { glyphs, theme } = useScreen();
  const signs = { done: glyphs.good, current: glyphs.current, open: glyphs.stepOpen };
  return (
    <Box width={columns} flexShrink={0} flexDirection="column" aria-hidden>
      {steps.map(({ title, status }) => (
        <Text key={title} {...theme[styleOf[status]]} bold={status === 'current'} wrap="truncate">
          {`${signs[status]} ${title}`}
        </Text>
      ))}
    </Box>
  );
}
