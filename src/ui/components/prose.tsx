import { Text, useIsScreenReaderEnabled } from 'ink';
import { wrapText } from '../markdown/wrap-lines.ts';
import { useScreenView } from '../screen-context.ts';
import type { TextStyle } from '../theme/theme.ts';

/** A text of one or more paragraphs in one style. */
export interface ProseProps {
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
  readonly children: string;
  readonly look?: TextStyle;
}

function inLines(text: string, columns: number): string {
  return wrapText(text, columns).join('\n');
}

/** Wraps a text between words. Ink's own wrapping keeps the space at a break and starts the next line with it. */
export function Prose({ columns, children, look = {} }: ProseProps) {
  const isReadAloud = useIsScreenReaderEnabled();
  const { columns: all } = useScreenView();
  return <Text {...look}>{isReadAloud ? children : inLines(children, columns ?? all)}</Text>;
}
