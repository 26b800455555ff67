import { afterEach, describe, expect, test } from 'vitest';
import {
  columnBands,
  Heatmap,
  type HeatmapProps,
  shadeOf,
} from '../../../src/ui/components/heatmap.tsx';
import { type Glyphs, glyphs } from '../../../src/ui/theme/glyphs.ts';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';
import { View } from '../../support/terminal/view.tsx';

let screen: TestScreen;
afterEach(() => screen?.unmount());

const three = [
  [1, 0.83, 0.12],
  [0.83, 1, 0.3],
  [0.12, 0.3, 1],
];

/** Returns a matrix of the given size, in which nearer items have more similar numbers. */
function many(count: number): readonly (readonly number[])[] {
  const places = Array.from({ length: count }, (_, place) => place);
  return places.map((row) => places.map((column) => 1 - Math.abs(row - column) / 40));
}

async function drawn(
  columns: number,
  { signs = glyphs(true), ...props }: Partial<HeatmapProps> & { readonly signs?: Glyphs } = {},
  screenReader = false,
): Promise<readonly string[]> {
  screen = renderScreen(
    <View columns={columns} glyphs={signs}>
      <Heatmap
        values={three}
        format={(value) => value.toFixed(2).replace('.', ',')}
        legend={{ decimals: 'en décimales', hundredths: 'en centièmes' }}
        spoken={['1 et 2 : 0,83', '2 et 3 : 0,30']}
        {...props}
      />
    </View>,
    { columns, rows: 70, screenReader },
  );
  await screen.settled();
  return screen.frame().split('\n');
}

test('shows a number and a shade in each cell', async () => {
  expect(await drawn(40)).toEqual([
    '  1      2      3',
    '1 1,00██ 0,83██ 0,12░░',
    '2 0,83██ 1,00██ 0,30░░',
    '3 0,12░░ 0,30░░ 1,00██',
    'en décimales',
  ]);
});

test('aligns numbers of different widths', async () => {
  const lines = await drawn(40, {
    values: [
      [1, -0.25],
      [-0.25, 1],
    ],
  });
  expect(lines.slice(1, 3)).toEqual(['1  1,00██ -0,25░░', '2 -0,25░░  1,00██']);
});

test('draws in ASCII', async () => {
  const lines = await drawn(40, { signs: glyphs(false) });
  expect(lines[2]).toBe('2 0,83## 1,00## 0,30');
});

test('shows similarities in hundredths if decimals are too wide', async () => {
  expect(await drawn(16)).toEqual([
    '    1   2   3',
    '1 100█ 83█ 12░',
    '2  83█100█ 30░',
    '3  12░ 30░100█',
    'en centièmes',
  ]);
});

test('continues below the block with the columns that do not fit', async () => {
  const lines = await drawn(11);
  expect(lines.slice(0, 4)).toEqual(['    1   2', '1 100█ 83█', '2  83█100█', '3  12░ 30░']);
  expect(lines.slice(4, 8)).toEqual(['    3', '1  12░', '2  30░', '3 100█']);
});

test.each([
  [2, 40],
  [2, 80],
  [7, 40],
  [10, 80],
  [11, 80],
  [19, 80],
  [20, 40],
  [20, 80],
  [20, 100],
])('shows all %i texts in %i columns, and no line is wider', async (count, columns) => {
  const lines = await drawn(columns, { values: many(count) });
  const cells = lines.flatMap((line) => line.slice(2).match(/\d,\d\d(?=[░▒▓█])|\d+(?=[░▒▓█])/g));
  expect(cells.filter((cell) => cell !== null)).toHaveLength(count * count);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
});

test('labels each row if there is space, and cuts wide letters and emoji whole', async () => {
  const names = [
    'Le chat dort sur le canapé',
    '猫はソファで寝ています',
    '👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻',
  ];
  const wide = await drawn(40, { names });
  expect(wide.slice(1, 4)).toEqual([
    '1 1,00██ 0,83██ 0,12░░  Le chat dort su…',
    '2 0,83██ 1,00██ 0,30░░  猫はソファで寝…',
    expect.stringMatching(/^3 0,12░░ 0,30░░ 1,00██ {2}(?:👩‍💻)+…$/u),
  ]);
  await screen.unmount();
  expect((await drawn(34, { names }))[1]).toBe('1 1,00██ 0,83██ 0,12░░');
});

test('gives a screen reader the pairs in words', async () => {
  expect(await drawn(80, {}, true)).toEqual(['1 et 2 : 0,83', '2 et 3 : 0,30']);
});

describe('the shade', () => {
  const { shades } = glyphs(true);

  test.each([
    [-0.2, 0, '░'],
    [0, 0, '░'],
    [0.25, 0, '▒'],
    [0.5, 0, '▓'],
    [0.75, 0, '█'],
    [1, 0, '█'],
    [Number.NaN, 0, '░'],
    [0.5, 0.5, '░'],
    [0.7, 0.5, '▒'],
    [0.8, 0.5, '▓'],
    [0.9, 0.5, '█'],
    [1, 0.5, '█'],
    [1, 1, '█'],
  ])('of %d, if no two values differ by more than %d, is %s', (value, min, shade) => {
    expect(shadeOf(value, min, shades)).toBe(shade);
  });
});

test.each([
  [
    5,
    3,
    [
      [0, 1, 2],
      [3, 4],
    ],
  ],
  [
    4,
    3,
    [
      [0, 1],
      [2, 3],
    ],
  ],
  [2, 9, [[0, 1]]],
  [2, 0, [[0], [1]]],
  [0, 3, []],
])('shows %i columns in blocks of %i', (count, fits, bands) => {
  expect(columnBands(count, fits)).toEqual(bands);
});
