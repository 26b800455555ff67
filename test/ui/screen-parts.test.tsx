import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { Choices } from '../../src/ui/components/choices.tsx';
import { TextField } from '../../src/ui/input/text-field.tsx';
import type { KeyBinding } from '../../src/ui/keys.ts';
import { Screen, type ScreenProps } from '../../src/ui/screen.tsx';
import { steady } from '../steps/scenes.ts';
import { footer } from '../support/terminal/footer.ts';
import { renderScreen, type TestScreen } from '../support/terminal/screen.tsx';
import { View } from '../support/terminal/view.tsx';

let screen: TestScreen;
let pressed: string[];
afterEach(() => screen.unmount());

interface ShownProps extends Partial<ScreenProps> {
  readonly lines?: number;
  readonly rows?: number;
  readonly aside?: ReactNode;
  readonly asideColumns?: number;
}

const keys: readonly KeyBinding[] = [
  { on: 'return', hint: 'choose' },
  { on: { key: 'again' }, hint: 'again', run: () => pressed.push('again') },
];

const choices = (
  <Choices
    choices={[
      { id: 'one', label: 'first choice' },
      { id: 'two', label: 'second choice' },
    ]}
    onChoose={(id) => pressed.push(id)}
  />
);

const field = (
  <TextField label="Question" isOffer={false} onSubmit={(text) => pressed.push(text)} />
);

async function show({ lines = 2, rows = 24, aside, asideColumns = 0, ...parts }: ShownProps) {
  pressed = [];
  const size = { columns: 60, rows };
  screen = renderScreen(
    <View
      {...size}
      footer={footer}
      aside={asideColumns}
      wide={60 + asideColumns + 3}
      isSmall={rows < 24}
    >
      <Screen
        keys={keys}
        {...parts}
        aside={typeof aside === 'string' ? <Text>{aside}</Text> : aside}
      >
        {Array.from({ length: lines }, (_, line) => `line ${line + 1}.`).map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      </Screen>
    </View>,
    { columns: 130, rows },
  );
  await screen.waitFor(/(?:\?|Ctrl\+G) keys/);
  return await steady(screen);
}

describe('a list', () => {
  test('is visible with any amount of text, on every page', async () => {
    let frame = await show({ pinned: choices, lines: 40, rows: 12 });
    for (let page = 0; page < 6; page += 1) {
      expect(frame).toContain('› first choice\n  second choice');
      expect(frame).toContain('PgDn more');
      await screen.press('pagedown');
      frame = await steady(screen);
    }
    expect(frame).toContain('line 40.');
  });

  test('has text below it if there is space, and above it in a small window', async () => {
    const below = <Text>a note</Text>;
    expect(await show({ pinned: choices, below })).toMatch(/second choice\s+a note/);
    await screen.unmount();
    expect(await show({ pinned: choices, below, rows: 12 })).toMatch(/a note\s+› first choice/);
  });

  test('adds the hint of the arrow keys to the first frame', async () => {
    await show({ pinned: choices });
    const first = screen.everyFrame().indexOf('keys');
    expect(screen.everyFrame().slice(0, first)).toContain('move');
  });
});

test('hints are one row below the content, and the least important are left out first', async () => {
  const many: readonly KeyBinding[] = [
    { on: 'return', hint: 'choose' },
    { on: { key: 'again' }, hint: 'again with very many words' },
    { on: { key: 'check' }, hint: 'check with very many words' },
    { on: { key: 'map' }, hint: 'a map with very many words' },
    { on: 'escape', hint: 'back' },
  ];
  const frame = await show({ keys: many, pinned: choices });
  expect(frame.split('\n').slice(-4)).toEqual([
    '  second choice',
    '',
    'Enter choose · ↑↓ move · A again with very many words',
    'K check with very many words · Esc back · ? keys',
  ]);
  await screen.type('?');
  await screen.waitFor('V  ');
  expect(screen.frame()).toContain('a map with very many words');
});

describe('the list of keys', () => {
  test('opens and closes by its key, and presses nothing else meanwhile', async () => {
    await show({ pinned: choices });
    await screen.type('?');
    const frame = await screen.waitFor('All keys');
    for (const key of ['Enter', 'A', '↑↓', 'Ctrl+L', 'Ctrl+C']) expect(frame).toContain(key);
    await screen.type('a');
    await screen.press('down');
    await screen.press('return');
    await screen.waitFor('› first choice');
    expect(pressed).toEqual([]);
    await screen.press('return');
    expect(pressed).toEqual(['one']);
  });

  test('needs Ctrl beside a field, which takes the question mark as text', async () => {
    await show({ pinned: field });
    await screen.type('why?');
    await screen.waitFor('› why?');
    await screen.press('ctrl+g');
    await screen.waitFor('All keys');
    await screen.type('lost');
    await screen.paste('lost');
    await screen.press('escape');
    await screen.waitFor('› why?');
    await screen.press('ctrl+a');
    await screen.press('return');
    expect(pressed).toEqual(['again', 'why?']);
  });
});

test('a key shows the explanation of a screen that has one', async () => {
  expect(await show({ pinned: choices, why: () => ['Because it is so.'] })).toContain('Y why?');
  await screen.type('y');
  expect(await screen.waitFor('Because it is so.')).not.toContain('first choice');
  await screen.type('y');
  await screen.waitFor('first choice');
  await screen.unmount();
  expect(await show({ pinned: choices })).not.toContain('why?');
  await screen.type('y');
  expect(await steady(screen)).toContain('first choice');
});

test('shows details beside a list only if there is space', async () => {
  expect(await show({ pinned: choices, aside: 'details' })).not.toContain('details');
  await screen.unmount();
  const frame = await show({ pinned: choices, aside: 'details', asideColumns: 40 });
  expect(frame).toMatch(/^line 1\. +│ details$/m);
});

test('cuts details that do not fit, and draws no row over another', async () => {
  const numbers = Array.from({ length: 30 }, (_, row) => row + 1);
  const details = (
    <Box flexDirection="column">
      {numbers.map((row) => (
        <Box key={row} flexDirection="column">
          <Text>{`name ${row}`}</Text>
          <Text>{`value of ${row}`}</Text>
        </Box>
      ))}
    </Box>
  );
  const frame = await show({ pinned: choices, aside: details, asideColumns: 40 });
  const shown = [...frame.matchAll(/│ (.+)$/gm)].map(([, text]) => text);
  const all = numbers.flatMap((row) => [`name ${row}`, `value of ${row}`]);
  expect(shown).toEqual(all.slice(0, shown.length));
  expect(shown.length).toBeGreaterThan(10);
});
