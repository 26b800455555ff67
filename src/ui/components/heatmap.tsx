import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import stringWidth from 'string-width';
import { useScreenView } from '../screen-context.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import { Prose } from './prose.tsx';

/** Similarity of each item to each other item. */
export interface HeatmapProps {
  /** A square matrix; 0 means unrelated, 1 means equal. */
  readonly values: readonly (readonly number[])[];
  /** Formats a value with two decimals in the person's language. */
  readonly format: (value: number) => string;
  /** Explains the numbers and shades. If the map is too wide for decimals, its numbers are hundredths. */
  readonly legend: { readonly decimals: string; readonly hundredths: string };
  /** Names of the items. Each row shows the start of its name if there is room. */
  readonly names?: readonly string[];
  /** The pairs in words, nearest first; a screen reader gets these instead of the map. */
  readonly spoken: readonly string[];
}

/** Format of the cells of a map, which all have the same width. */
interface CellFormat {
  readonly write: (value: number) => string;
  readonly numberColumns: number;
  readonly shadeCells: number;
  readonly gap: string;
}

/** Names with fewer columns are not recognisable. */
const minNameColumns = 12;

/**
 * Returns the shade of a value on a scale from the map's minimum to 1. Vectors of one model lie close together, so on a
 * scale from 0 all shades would look alike.
 */
export function shadeOf(value: number, min: number, shades: Glyphs['shades']): string {
  const place = value >= 1 ? 1 : (value - min) / (1 - min);
  const step = Math.max(0, Math.min(shades.length - 1, Math.floor(place * shades.length)));
  return shades[step] ?? shades[0];
}

/** Splits the column numbers into bands that fit the width, drawn one below the other. */
export function columnBands(count: number, maxPerBand: number): readonly (readonly number[])[] {
  const bands = Math.ceil(count / Math.max(1, maxPerBand));
  const size = Math.ceil(count / Math.max(1, bands));
  return Array.from({ length: bands }, (_, band) =>
    Array.from({ length: Math.min(size, count - band * size) }, (_, place) => band * size + place),
  );
}

const hundredths: CellFormat = {
  write: (value) => String(Math.round(value * 100)),
  numberColumns: 3,
  shadeCells: 1,
  gap: '',
};

function decimalsOf({ values, format }: HeatmapProps): CellFormat {
  const widest = Math.max(1, ...values.flat().map((value) => stringWidth(format(value))));
  return { write: format, numberColumns: widest, shadeCells: 2, gap: ' ' };
}

const cellColumns = ({ numberColumns, shadeCells, gap }: CellFormat): number =>
  numberColumns + shadeCells + gap.length;

interface RowProps {
  readonly map: HeatmapProps;
  readonly form: CellFormat;
  readonly row: number;
  readonly band: readonly number[];
  readonly labelColumns: number;
  readonly min: number;
  readonly shades: Glyphs['shades'];
}

function Row({ map, form, row, band, labelColumns, min, shades }: RowProps) {
  const { theme } = useScreenView();
  return (
    <Text>
      <Text {...theme.faint}>{String(row + 1).padEnd(labelColumns)}</Text>
      {band.map((column) => {
        const value = map.values[row]?.[column] ?? 0;
        const shade = shadeOf(value, min, shades).repeat(form.shadeCells);
        return (
          <Text key={column}>
            {form.write(value).padStart(form.numberColumns)}
            <Text {...theme.accent}>{shade}</Text>
            {form.gap}
          </Text>
        );
      })}
    </Text>
  );
}

function Spoken({ spoken }: Pick<HeatmapProps, 'spoken'>) {
  return (
    <Box flexDirection="column">
      {spoken.map((pair) => (
        <Text key={pair}>{pair}</Text>
      ))}
    </Box>
  );
}

/** Draws one band of columns, with the start of each row's name if there is room. */
function Band({ band, ...props }: Omit<RowProps, 'row'>) {
  const { columns, theme } = useScreenView();
  const { map, form, labelColumns } = props;
  const room = columns - labelColumns - band.length * cellColumns(form) - 1;
  const names = room < minNameColumns ? [] : (map.names ?? []);
  const heads = band.map((column) =>
    form === hundredths
      ? `${String(column + 1).padStart(form.numberColumns)} `
      : String(column + 1).padEnd(cellColumns(form)),
  );
  return (
    <Box flexDirection="column">
      <Text {...theme.faint}>{' '.repeat(labelColumns) + heads.join('')}</Text>
      {map.values.map((_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
        <Box key={row} gap={1}>
          <Row {...props} band={band} row={row} />
          {names[row] !== undefined && (
            <Box width={room} height={1}>
              <Text wrap="truncate">{names[row]}</Text>
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}

/** Draws a similarity map. Each cell shows a number and a shade, so that it is readable without colour or shades. */
export function Heatmap(props: HeatmapProps) {
  const { columns, glyphs, theme } = useScreenView();
  const { values, legend } = props;
  const isReadAloud = useIsScreenReaderEnabled();
  const labelColumns = String(values.length).length + 1;
  const decimals = decimalsOf(props);
  // The gap after the last cell may exceed the width.
  const room = columns - labelColumns;
  const form = values.length * cellColumns(decimals) - 1 <= room ? decimals : hundredths;
  const maxPerBand = Math.floor((room + form.gap.length) / cellColumns(form));
  const min = Math.min(1, ...values.flat());
  if (isReadAloud) return <Spoken spoken={props.spoken} />;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {columnBands(values.length, maxPerBand).map((band) => (
        <Band
          key={band[0]}
          map={props}
          form={form}
          band={band}
          labelColumns={labelColumns}
          min={min}
          shades={glyphs.shades}
        />
      ))}
      <Prose columns={columns} look={theme.faint}>
        {form === hundredths ? legend.hundredths : legend.decimals}
      </Prose>
    </Box>
  );
}
