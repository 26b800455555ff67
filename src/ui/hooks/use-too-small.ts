import { useIsScreenReaderEnabled } from 'ink';
import { useWindowSize } from '../ink/use-window-size.ts';

const minColumns = 20;
const minRows = 6;

/**
 * Returns true if the window is too small for any screen. A screen reader reads lines, so its window is never too
 * small.
 */
export function useTooSmall(): boolean {
  const isReadAloud = useIsScreenReaderEnabled();
  const { columns, rows } = useWindowSize();
  return !isReadAloud && (columns < minColumns || rows < minRows);
}
