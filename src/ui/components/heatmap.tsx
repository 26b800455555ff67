import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import stringWidth from 'string-width';
import { useScreenView } from '../screen-context.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import { Prose } from './prose.tsx';

/** How alike some things are, each with each. */
export interface HeatmapProps {
  /** A square matrix; 0 is nothing in common, 1 the same. */
  readonly values: readonly (readonly number[])[];
  /** Writes a value with two decimals, as the person's language does. */
  readonly format: (value: number) => string;
  /** How to read the numbers and shades. Where the map is too wide for decimals its numbers are hundredths. */
  readonly legend: { readonly decimals: string; readonly hundredths: string };
  /** The things themselves: where there is room, each row begins to name its own. */
  readonly names?: readonly string[];
  /** The pairs in words, the nearest first: what a screen reader is given in the place of a map. */
  readonly spoken: readonly string[];
}

/** How the numbers of a map are written: a row's cells all have the same width. */
interface Form {
  readonly write: (value: number) => string;
  readonly numberColumns: number;
  readonly shadeCells: number;
  readonly gap: string;
}

/** A name that is cut shorter than this tells nothing. */
const minNameColumns = 12;

/**
 * The shade of a value: the span from the least of the map to 1 in as many steps as there are shades. Vectors of one
 * model lie close together, so that on a scale from 0 all would look alike.
 */
export function shadeOf(value: number, min: number, shades: Glyphs['shades']): string {
  const place = value >= 1 ? 1 : (value - min) / (1 - min);
  const step = Math.max(0, Math.min(shades.length - 1, Math.floor(place * shades.length)));
  return shades[step] ?? shades[0];
}

/** Column numbers in bands that fit side by side: where not all do, they are shared out among bands under each other. */
export function columnBands(count: number, fits: number): readonly (readonly number[])[] {
  const bands = Math.ceil(count / Math.max(1, fits));
  const size = Math.ceil(count / Math.max(1, bands));
  return Array.from({ length: bands }, (_, band) =>
    Array.from({ length: Math.min(size, count - band * size) }, (_, place) => band * size + place),
  );
}

const hundredths: Form = {
  write: (value) => String(Math.round(value * 100)),
  numberColumns: 3,
  shadeCells: 1,
  gap: '',
};

function decimalsOf({ values, format }: HeatmapProps): Form {
  const widest = Math.max(1, ...values.flat().map((value) => stringWidth(format(value))));
  return { write: format, numberColumns: widest, shadeCells: 2, gap: ' ' };
}

const cellColumns = ({ numberColumns, shadeCells, gap }: Form): number =>
  numberColumns + shadeCells + gap.length;

interface RowProps {
  readonly map: HeatmapProps;
  readonly form: Form;
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

/** One band of columns, each row of it with the beginning of its name where there is room. */
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

/** A similarity map: each cell holds its number and a shade, so that it reads without colour and without the shades. */
export function Heatmap(props: HeatmapProps) {
  const { columns, glyphs, theme } = useScreenView();
  const { values, legend } = props;
  const isRead = useIsScreenReaderEnabled();
  const labelColumns = String(values.length).length + 1;
  const decimals = decimalsOf(props);
  // The gap after the last cell may lie past the edge.
  const room = columns - labelColumns;
  const form = values.length * cellColumns(decimals) - 1 <= room ? decimals : hundredths;
  const fits = Math.floor((room + form.gap.length) / cellColumns(form));
  const min = Math.min(1, ...values.flat());
  if (isRead) return <Spoken spoken={props.spoken} />;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {columnBands(values.length, fits).map((band) => (
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
