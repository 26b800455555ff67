import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { useScreenView } from '../screen-context.ts';

interface FieldFrameProps {
  /** Only an active field has a border. */
  readonly isActive: boolean;
  readonly children: ReactNode;
}

/** Columns of the border and of the space inside it. */
export const frameColumns = 4;

/** Draws a border around the line of an active field; none for a screen reader. */
export function FieldFrame({ isActive, children }: FieldFrameProps) {
  const { glyphs, theme } = useScreenView();
  const line = (
    <Box height={1} overflow="hidden">
      {children}
    </Box>
  );
  if (useIsScreenReaderEnabled() || !isActive) return line;
  const { color, dimColor = false } = theme.accent;
  return (
    <Box
      borderStyle={glyphs.frame}
      borderDimColor={dimColor}
      {...(color !== undefined && { borderColor: color })}
      paddingX={1}
      flexDirection="column"
      flexShrink={0}
    >
      {line}
    </Box>
  );
}
