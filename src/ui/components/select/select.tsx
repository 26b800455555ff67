import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { useScreenView } from '../../screen-context.ts';
import { visibleRange } from './move-selection.ts';
import { useSelect } from './use-select.ts';

/** Appearance of a row. */
export interface RowLook {
  readonly selected: boolean;
  readonly disabled: boolean;
  /** Columns that the row may fill. */
  readonly columns: number;
}

/** A list of rows with one current row. */
export interface SelectProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly renderRow: (item: T, look: RowLook) => ReactNode;
  /** Columns to fill; the whole screen if absent. */
  readonly columns?: number | undefined;
  /** Maximum number of item rows. A longer list also needs two lines for the hidden rows. */
  readonly height: number;
  readonly initialIndex?: number;
  /** The current row, if the caller controls it through `onMove`. */
  readonly index?: number;
  /** Called on Enter for an enabled row. */
  readonly onSelect?: (item: T, index: number) => void;
  /** Called on Enter for a disabled row. */
  readonly onRefuse?: (item: T, index: number) => void;
  /** Called when a row becomes the current one. */
  readonly onMove?: (item: T, index: number) => void;
  readonly isDisabled?: (item: T) => boolean;
  /** Returns the line about the hidden rows above or below. Without it, the list has no such line. */
  readonly moreAbove?: (count: number) => string;
  readonly moreBelow?: (count: number) => string;
  readonly isActive?: boolean;
  /** True if a text field is on the same screen, which handles digits, Home and End. */
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

/** Draws only the rows around the current one, so that 5,000 rows cost no more than 50. */
export function Select<T>(props: SelectProps<T>) {
  const { columns: all, theme, glyphs } = useScreenView();
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
              <Text {...theme.accent}>{selected ? glyphs.current : ' '}</Text>
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

/** Adds the hint of a list to the first frame. */
Select.part = 'list' as const;
