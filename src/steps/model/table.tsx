import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { isClosed, type ModelRow } from '../../core/model-row.ts';
import { formatAmount } from '../../core/price.ts';
import type { Lang } from '../../i18n/locale.ts';
import { currencyOf } from '../../i18n/money.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { RowLook } from '../../ui/select/select.tsx';
import { type Glyphs, theme } from '../../ui/theme.ts';
import { accessWord } from './logic.ts';
import { words } from './words.ts';

/** Widths in cells; the name takes what is left. */
const widths = { context: 8, price: 13, stars: 7, access: 14 } as const;

/** Below these widths there is room for fewer columns. */
const roomFor = { access: 36, price: 52, all: 76 } as const;

interface CellsProps {
  readonly columns: number;
  readonly name: ReactNode;
  readonly context: ReactNode;
  readonly price: ReactNode;
  readonly speed: ReactNode;
  readonly quality: ReactNode;
  readonly access: ReactNode;
}

function Cells({ columns, name, context, price, speed, quality, access }: CellsProps) {
  const all = columns >= roomFor.all;
  return (
    <Box width={columns}>
      <Box flexGrow={1} flexShrink={1} minWidth={0}>
        {name}
      </Box>
      {all && <Cell width={widths.context}>{context}</Cell>}
      {columns >= roomFor.price && <Cell width={widths.price}>{price}</Cell>}
      {all && <Cell width={widths.stars}>{speed}</Cell>}
      {all && <Cell width={widths.stars}>{quality}</Cell>}
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

/** The names of the columns. */
export function ModelTableHead({
  lang,
  columns,
}: {
  readonly lang: Lang;
  readonly columns: number;
}) {
  const { head } = words[lang];
  const currency = currencyOf(lang) === 'eur' ? '€' : '$';
  const cell = (text: string) => <Text {...theme.faint}>{text}</Text>;
  return (
    <Box paddingLeft={2}>
      <Cells
        columns={columns - 2}
        name={cell(head.model)}
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
  readonly lang: Lang;
  readonly row: ModelRow;
  readonly look: RowLook;
  readonly glyphs: Glyphs;
}

/** One model on one line. */
export function ModelTableRow({ lang, row, look, glyphs }: ModelTableRowProps) {
  const text = words[lang];
  const style = look.selected ? theme.strong : look.disabled ? theme.faint : {};
  const cell = (value: string) => (
    <Text {...style} wrap="truncate">
      {value}
    </Text>
  );
  const sign = row.access === 'ready' ? glyphs.good : isClosed(row) ? glyphs.bad : ' ';
  return (
    <Cells
      columns={look.columns}
      name={cell(row.latest ?? row.id)}
      context={cell(contextOf(lang, row))}
      price={cell(priceOf(lang, row))}
      speed={cell(starsOf(row.speed, glyphs))}
      quality={cell(starsOf(row.quality, glyphs))}
      access={cell(`${sign} ${text.access[accessWord(row.access)]}`)}
    />
  );
}

function contextOf(lang: Lang, { contextTokens }: ModelRow): string {
  return contextTokens === null ? '' : `${formatNumber(Math.round(contextTokens / 1000), lang)}k`;
}

function priceOf(lang: Lang, row: ModelRow): string {
  const price = row[currencyOf(lang)];
  const side = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? '?' : formatAmount(amount, lang);
  return price === null ? words[lang].priceUnknown : `${side(price.input)}·${side(price.output)}`;
}

/** Five signs; a half counts down, as promising too much would be worse. */
function starsOf(stars: number | null, glyphs: Glyphs): string {
  if (stars === null) return '';
  const whole = Math.max(0, Math.min(5, Math.floor(stars)));
  return glyphs.star.repeat(whole) + glyphs.noStar.repeat(5 - whole);
}
