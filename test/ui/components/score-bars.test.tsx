import { afterEach, expect, test } from 'vitest';
import { filledCells, ScoreBars } from '../../../src/ui/components/score-bars.tsx';
import { glyphs } from '../../../src/ui/theme/glyphs.ts';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';
import { View } from '../../support/terminal/view.tsx';

let screen: TestScreen;
afterEach(() => screen?.unmount());

const scores = [
  { id: 1, value: 1, number: '1.00', text: 'the same' },
  { id: 2, value: 0.5, number: '0.50', text: 'a text that goes on for longer than one line holds' },
  { id: 3, value: -0.1, number: '-0.10', text: '猫は寝ています' },
];

async function drawn(columns: number, unicode = true, screenReader = false) {
  screen = renderScreen(
    <View columns={columns} glyphs={glyphs(unicode)}>
      <ScoreBars scores={scores} />
    </View>,
    { columns, screenReader },
  );
  await screen.settled();
  return screen.frame().split('\n');
}

test('shows a number, a bar and a text for each score', async () => {
  expect(await drawn(40)).toEqual([
    ' 1.00 ████████ the same',
    ' 0.50 ████░░░░ a text that goes on for …',
    '-0.10 ░░░░░░░░ 猫は寝ています',
  ]);
});

test('draws longer bars on wider screens', async () => {
  expect((await drawn(80))[0]).toBe(` 1.00 ${'█'.repeat(20)} the same`);
});

test('draws bars in ASCII', async () => {
  expect((await drawn(40, false))[1]).toBe(' 0.50 ####     a text that goes on for …');
});

test('gives a screen reader numbers and complete texts', async () => {
  const heard = (await drawn(80, true, true)).join(' ');
  expect(heard).toContain('0.50 a text that goes on for longer than one line holds');
  expect(heard).not.toContain('█');
});

test.each([
  [0, 0],
  [Number.NaN, 0],
  [-1, 0],
  [0.001, 1],
  [0.5, 5],
  [0.999, 9],
  [1, 10],
  [2, 10],
])('a score of %d fills %i of ten cells', (value, cells) => {
  expect(filledCells(value, 10)).toBe(cells);
});
