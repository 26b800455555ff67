import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { modelMessages } from '../../core/models/messages.ts';
import {
  accessCell,
  contextCell,
  priceCell,
  starsInWords,
  tasksCell,
  tierCell,
} from '../../core/models/model-cells.ts';
import { callIdOf, isGone, isUncallable, type ModelRow } from '../../core/models/model-row.ts';
import { currencyOf, currencySigns } from '../../i18n/money.ts';
import type { RowLook } from '../../ui/components/select/select.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { starsOf } from './stars.ts';

/** Widths in cells. The column of names gets the remaining width. */
const widths = {
  tier: 7,
  tasks: 11,
  context: 8,
  price: 13,
  speed: 7,
  quality: 7,
  access: 14,
} as const;

/** Minimum widths of the table to show more columns. */
const roomFor = { access: 36, price: 52, stars: 76, all: 96 } as const;

interface CellsProps {
  readonly columns: number;
  readonly name: ReactNode;
  readonly tier: ReactNode;
  readonly tasks: ReactNode;
  readonly context: ReactNode;
  readonly price: ReactNode;
  readonly speed: ReactNode;
  readonly quality: ReactNode;
  readonly access: ReactNode;
}

function Cells(props: CellsProps) {
  const { columns, name, tier, tasks, context, price, speed, quality, access } = props;
  const withStars = columns >= roomFor.stars;
  const all = columns >= roomFor.all;
  return (
    <Box width={columns}>
      <Box flexGrow={1} flexShrink={1} minWidth={0}>
        {name}
      </Box>
      {all && <Cell width={widths.tier}>{tier}</Cell>}
      {all && <Cell width={widths.tasks}>{tasks}</Cell>}
      {withStars && <Cell width={widths.context}>{context}</Cell>}
      {columns >= roomFor.price && <Cell width={widths.price}>{price}</Cell>}
      {withStars && <Cell width={widths.speed}>{speed}</Cell>}
      {withStars && <Cell width={widths.quality}>{quality}</Cell>}
      {columns >= roomFor.access && <Cell width={widths.access}>{access}</Cell>}
    </Box>
  );
}

function Cell({ width, children }: { readonly width: number; readonly children: ReactNode }) {
  return (
    <Box width={width} flexShrink={0} marginLeft={1}>
      {children}
    </Box>
  );
}

/** Shows the names of the columns. */
export function ModelTableHead() {
  const { columns, lang, theme } = useScreen();
  const { head } = useMessages(modelMessages);
  const currency = currencySigns[currencyOf(lang)];
  const cell = (text: string) => <Text {...theme.faint}>{text}</Text>;
  return (
    <Box paddingLeft={2}>
      <Cells
        columns={columns - 2}
        name={cell(head.model)}
        tier={cell(head.tier)}
        tasks={cell(head.tasks)}
        context={cell(head.context)}
        price={cell(head.price(currency))}
        speed={cell(head.speed)}
        quality={cell(head.quality)}
        access={cell(head.state)}
      />
    </Box>
  );
}

interface ModelTableRowProps {
  readonly row: ModelRow;
  readonly look: RowLook;
}

/** Shows one model on one line. */
export function ModelTableRow({ row, look }: ModelTableRowProps) {
  const { glyphs, theme, lang } = useScreen();
  const unselected = look.disabled ? theme.faint : {};
  const style = look.selected ? theme.strong : unselected;
  const cell = (value: string) => (
    <Text {...style} wrap="truncate">
      {value}
    </Text>
  );
  // A screen reader would read each star separately.
  const stars = (count: number | null) => (
    <Text {...style} aria-label={starsInWords(lang, count)}>
      {starsOf(count, glyphs)}
    </Text>
  );
  const otherSign = isUncallable(row) || isGone(row) ? glyphs.bad : ' ';
  const sign = row.access === 'ready' ? glyphs.good : otherSign;
  return (
    <Cells
      columns={look.columns}
      name={cell(callIdOf(row))}
      tier={cell(tierCell(lang, row))}
      tasks={cell(tasksCell(lang, row))}
      context={cell(contextCell(lang, row))}
      price={cell(priceCell(lang, row))}
      speed={stars(row.speed)}
      quality={stars(row.quality)}
      access={cell(`${sign} ${accessCell(lang, row)}`)}
    />
  );
}
