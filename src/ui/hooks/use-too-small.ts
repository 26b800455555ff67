import { useIsScreenReaderEnabled } from 'ink';
import { useWindowSize } from '../ink/use-window-size.ts';

const minColumns = 20;
const minRows = 6;

/** True while the window has no room for any screen. A screen reader is given lines, and has room for all. */
export function useTooSmall(): boolean {
  const isRead = useIsScreenReaderEnabled();
  const { columns, rows } = useWindowSize();
  return !isRead && (columns < minColumns || rows < minRows);
}
