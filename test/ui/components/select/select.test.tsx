import { Text, useInput } from 'ink';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { Select, type SelectProps } from '../../../../src/ui/components/select/select.tsx';
import { glyphs } from '../../../../src/ui/theme/glyphs.ts';
import {
  renderScreen,
  type ScreenOptions,
  type TestScreen,
} from '../../../support/terminal/screen.tsx';
import { View } from '../../../support/terminal/view.tsx';

interface Item {
  readonly name: string;
  readonly locked?: boolean;
}

let screen: TestScreen;
let drawn: string[];
let told: string[];
afterEach(() => screen.unmount());

const items = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({ name: `row ${index + 1}.` }));

function List(props: Partial<SelectProps<Item>>) {
  return (
    <Select
      items={items(5)}
      keyOf={({ name }) => name}
      renderRow={({ name }, { columns, disabled }) => {
        drawn.push(name);
        return (
          <Text>
            {name} {columns}
            {disabled && ' locked'}
          </Text>
        );
      }}
      columns={40}
      height={4}
      onSelect={({ name }) => told.push(`takes ${name}`)}
      onMove={({ name }) => told.push(`on ${name}`)}
      moreAbove={(count) => `${count} above`}
      moreBelow={(count) => `${count} below`}
      {...props}
    />
  );
}

async function start(
  props: Partial<SelectProps<Item>> = {},
  options: ScreenOptions = {},
  signs = glyphs(true),
): Promise<string> {
  drawn = [];
  told = [];
  screen = renderScreen(
    <View glyphs={signs}>
      <List {...props} />
    </View>,
    options,
  );
  return screen.waitFor('row');
}

test('marks the current row, and shows that there are more above and below', async () => {
  expect(await start()).toBe('\n› row 1. 38\n  row 2. 38\n  row 3. 38\n  row 4. 38\n  1 below');
  await screen.press('end');
  expect(await screen.waitFor('above')).toBe(
    '  1 above\n  row 2. 38\n  row 3. 38\n  row 4. 38\n› row 5. 38',
  );
});

test('does not show that there are more rows for a list that fits', async () => {
  const frame = await start({ items: items(3) });
  expect(frame.split('\n')).toHaveLength(3);
});

test('moves and selects', async () => {
  await start();
  await screen.press('down');
  await screen.type('4');
  await screen.press('up');
  await screen.press('return');
  expect(told).toEqual(['on row 2.', 'on row 4.', 'on row 3.', 'takes row 3.']);
});

test('selects the row that the arrows reached if arrows and Enter arrive in one read', async () => {
  await start();
  await screen.type('\x1b[B\x1b[B\r');
  expect(told.at(-1)).toBe('takes row 3.');
});

test('does not report a move without effect', async () => {
  await start();
  await screen.press('up');
  expect(told).toEqual([]);
});

test('can move to a disabled row, where Enter does nothing', async () => {
  await start({
    items: [{ name: 'row 1.' }, { name: 'row 2.', locked: true }],
    isDisabled: (item) => item.locked === true,
  });
  await screen.press('down');
  await screen.press('return');
  expect(told).toEqual(['on row 2.']);
  expect(screen.frame()).toContain('› row 2. 38 locked');
});

test('reports Enter on a disabled row if asked to', async () => {
  await start({
    items: [{ name: 'row 1.', locked: true }],
    isDisabled: (item) => item.locked === true,
    onRefuse: ({ name }) => told.push(`refuses ${name}`),
  });
  await screen.press('return');
  expect(told).toEqual(['refuses row 1.']);
});

/** A list whose parent holds the current row, and returns to the first one at `b`. */
function Saved() {
  const [index, setIndex] = useState(1);
  useInput((input) => input === 'b' && setIndex(0));
  return <List index={index} onMove={(_, at) => setIndex(at)} />;
}

test('lets its caller control the current row', async () => {
  told = [];
  drawn = [];
  screen = renderScreen(<Saved />);
  await screen.waitFor('› row 2.');
  await screen.type('\x1b[B\x1b[B\r');
  expect(told).toEqual(['takes row 4.']);
  await screen.waitFor('› row 4.');
  await screen.type('b');
  await screen.waitFor('› row 1.');
  await screen.press('return');
  expect(told.at(-1)).toBe('takes row 1.');
});

test('ignores digits, Home and End beside a field', async () => {
  await start({ besideField: true, initialIndex: 1 });
  await screen.type('4');
  await screen.press('home');
  await screen.press('end');
  expect(told).toEqual([]);
  await screen.press('down');
  expect(told).toEqual(['on row 3.']);
});

test('keeps a valid current row when the list shrinks', async () => {
  await start({ initialIndex: 4 });
  screen.rerender(
    <View>
      <List items={items(2)} />
    </View>,
  );
  expect(await screen.waitFor((frame) => !frame.includes('row 5.'))).toContain('› row 2.');
  await screen.press('return');
  expect(told).toEqual(['takes row 2.']);
});

test('handles no key if it is empty', async () => {
  await start();
  screen.rerender(<List items={[]} />);
  await screen.waitFor((frame) => !frame.includes('row'));
  await screen.press('return');
  expect(told).toEqual([]);
});

test('draws only the visible ones of 5,000 rows', async () => {
  await start({ items: items(5000) });
  drawn = [];
  await screen.press('pagedown');
  await screen.press('end');
  await screen.waitFor('› row 5000.');
  expect(new Set(drawn).size).toBeLessThanOrEqual(4 * 3);
});

test('has an ASCII marker', async () => {
  expect(await start({ items: items(1) }, {}, glyphs(false))).toBe('> row 1. 38');
});

test('tells a screen reader which row is current', async () => {
  const frame = await start({ items: items(2) }, { screenReader: true });
  expect(frame).toContain('listbox:');
  expect(frame).toContain('option: (selected) row 1.');
  expect(frame).not.toContain('›');
});
