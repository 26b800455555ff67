import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useScreenView } from '../../screen-context.ts';
import { visibleRange } from './move-selection.ts';
import { useSelect } from './use-select.ts';

/** How a row is to be drawn. */
export interface RowLook {
  readonly selected: boolean;
  readonly disabled: boolean;
  /** The cells that the row may fill. */
  readonly columns: number;
}

/** A list of rows, one of which is current. */
export interface SelectProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly renderRow: (item: T, look: RowLook) => ReactNode;
  /** The cells to fill; all of the screen's where absent. */
  readonly columns?: number | undefined;
  /** Rows of items to draw at most; the two lines that tell of more come on top where the list is longer. */
  readonly height: number;
  readonly initialIndex?: number;
  /** The current row, where the caller keeps it and sets it by `onMove`. */
  readonly index?: number;
  /** Enter on a row that can be taken. */
  readonly onSelect?: (item: T, index: number) => void;
  /** Enter on a row that can't be taken. */
  readonly onRefuse?: (item: T, index: number) => void;
  /** The current row has become this one: where the caller says why a row can't be taken. */
  readonly onMove?: (item: T, index: number) => void;
  readonly isDisabled?: (item: T) => boolean;
  /** Tells how many rows lie above or below what is seen. */
  readonly moreAbove?: (count: number) => string;
  readonly moreBelow?: (count: number) => string;
  readonly isActive?: boolean;
  /** A text field is on the same screen: digits, Home and End are its own. */
  readonly besideField?: boolean;
}

const markerColumns = 2;

function More({ text }: { readonly text: string }) {
  const { theme } = useScreenView();
  return (
    <Box paddingLeft={markerColumns} height={1} flexShrink={0}>
      <Text {...theme.faint} wrap="truncate">
        {text}
      </Text>
    </Box>
  );
}

function useSelectedIndex<T>(props: SelectProps<T>): number {
  const { items, isDisabled, onSelect, onRefuse, onMove } = props;
  return useSelect({
    initialIndex: props.initialIndex ?? 0,
    ...(props.index !== undefined && { index: props.index }),
    count: items.length,
    height: props.height,
    isActive: props.isActive ?? true,
    besideField: props.besideField ?? false,
    onMove: (index) => {
      const item = items[index];
      if (item !== undefined) onMove?.(item, index);
    },
    onSelect: (index) => {
      const item = items[index];
      if (item === undefined) return;
      if (isDisabled?.(item)) onRefuse?.(item, index);
      else onSelect?.(item, index);
    },
  });
}

/** Draws the rows around the current one, and no others, so that 5,000 cost what 50 do. */
export function Select<T>(props: SelectProps<T>) {
  const { columns: all, theme, glyphs: signs } = useScreenView();
  const { items, keyOf, renderRow, height, isDisabled, moreAbove, moreBelow } = props;
  const columns = props.columns ?? all;
  const index = useSelectedIndex(props);
  const { from, to } = visibleRange(index, items.length, height);
  const isLonger = items.length > to - from;
  return (
    <Box flexDirection="column" width={columns} aria-role="listbox">
      {isLonger && moreAbove && <More text={from > 0 ? moreAbove(from) : ' '} />}
      {items.slice(from, to).map((item, row) => {
        const selected = from + row === index;
        const disabled = isDisabled?.(item) ?? false;
        return (
          <Box key={keyOf(item)} aria-role="option" aria-state={{ selected, disabled }}>
            <Box width={markerColumns} flexShrink={0} aria-hidden>
              <Text {...theme.accent}>{selected ? signs.current : ' '}</Text>
            </Box>
            {renderRow(item, { selected, disabled, columns: columns - markerColumns })}
          </Box>
        );
      })}
      {isLonger && moreBelow && (
        <More text={to < items.length ? moreBelow(items.length - to) : ' '} />
      )}
    </Box>
  );
}
