import { Box, Text } from 'ink';
import stringWidth from 'string-width';
import { type Glyphs, glyphs as glyphsFor, theme } from './theme.ts';

/** How alike some things are, each with each. */
export interface HeatmapProps {
  /** A square matrix; 0 is nothing in common, 1 the same. */
  readonly values: readonly (readonly number[])[];
  /** Writes a value with two decimals, as the person's language does. */
  readonly format: (value: number) => string;
  readonly columns: number;
  /** What the numbers at the edges stand for, and how to read the shades. */
  readonly legend: readonly string[];
  readonly glyphs?: Glyphs;
}

const shadeCells = 2;

/**
 * The shade of a value: the span from the least of the map to 1 in as many steps as there are shades. Vectors of one
 * model lie close together, so that on a scale from 0 all would look alike.
 */
export function shadeOf(value: number, least: number, shades: Glyphs['shades']): string {
  const place = value >= 1 ? 1 : (value - least) / (1 - least);
  const step = Math.max(0, Math.min(shades.length - 1, Math.floor(place * shades.length)));
  return shades[step] ?? shades[0];
}

/** Column numbers in bands that fit side by side: where not all do, the next band is drawn under the first. */
export function columnBands(count: number, fits: number): readonly (readonly number[])[] {
  const size = Math.max(1, fits);
  return Array.from({ length: Math.ceil(count / size) }, (_, band) =>
    Array.from({ length: Math.min(size, count - band * size) }, (_, place) => band * size + place),
  );
}

interface RowProps {
  readonly row: number;
  readonly band: readonly number[];
  readonly cellColumns: number;
  readonly labelColumns: number;
  readonly least: number;
}

function HeatmapRow(props: RowProps & Pick<HeatmapProps, 'values' | 'format'> & { signs: Glyphs }) {
  const { row, band, cellColumns, labelColumns, least, values, format, signs } = props;
  return (
    <Box aria-role="listitem">
      <Box width={labelColumns} flexShrink={0}>
        <Text {...theme.faint}>{row + 1}</Text>
      </Box>
      {band.map((column) => {
        const value = values[row]?.[column] ?? 0;
        return (
          <Box key={column} width={cellColumns} flexShrink={0}>
            <Text>{format(value)}</Text>
            <Box aria-hidden>
              <Text {...theme.accent}>
                {shadeOf(value, least, signs.shades).repeat(shadeCells)}
              </Text>
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}

/** A similarity map: each cell holds its number and a shade, so that it reads without colour and without the shades. */
export function Heatmap(props: HeatmapProps) {
  const { values, format, columns, legend } = props;
  const signs = props.glyphs ?? glyphsFor(true);
  const count = values.length;
  const least = Math.min(1, ...values.flat());
  const labelColumns = String(count).length + 1;
  const widest = Math.max(1, ...values.flat().map((value) => stringWidth(format(value))));
  const cellColumns = widest + shadeCells + 1;
  const bands = columnBands(count, Math.floor((columns - labelColumns) / cellColumns));
  return (
    <Box flexDirection="column" flexShrink={0}>
      {bands.map((band) => (
        <Box key={band[0]} flexDirection="column" aria-role="list">
          <Box paddingLeft={labelColumns} aria-hidden>
            {band.map((column) => (
              <Box key={column} width={cellColumns} flexShrink={0}>
                <Text {...theme.faint}>{column + 1}</Text>
              </Box>
            ))}
          </Box>
          {values.map((_, row) => (
            <HeatmapRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
              key={row}
              {...{ row, band, cellColumns, labelColumns, least, values, format, signs }}
            />
          ))}
        </Box>
      ))}
      {legend.map((line) => (
        <Text key={line} {...theme.faint}>
          {line}
        </Text>
      ))}
    </Box>
  );
}
