import { Text } from 'ink';
import { useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { Select } from '../../src/ui/components/select/select.tsx';
import type { KeyBinding } from '../../src/ui/keys.ts';
import { Screen } from '../../src/ui/screen.tsx';
import { steady } from '../steps/scenes.ts';
import { footer } from '../support/terminal/footer.ts';
import { renderScreen, type ScreenOptions, type TestScreen } from '../support/terminal/screen.tsx';
import { View } from '../support/terminal/view.tsx';

let screen: TestScreen;
afterEach(() => screen.unmount());

interface BodyProps {
  readonly keys: readonly KeyBinding[];
  readonly lines?: number;
  readonly columns?: number;
  readonly rows?: number;
  readonly onEscape?: () => void;
}

function Body({ lines = 1, columns = 80, rows = 24, ...rest }: BodyProps) {
  return (
    <View rows={rows} columns={columns} footer={footer}>
      <Screen {...rest}>
        {Array.from({ length: lines }, (_, line) => `line ${line + 1}.`).map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      </Screen>
    </View>
  );
}

function show(props: BodyProps, options: ScreenOptions = {}): Promise<string> {
  const { columns = 80, rows = 24 } = props;
  screen = renderScreen(<Body {...props} />, { columns, rows, ...options });
  return screen.waitFor('? keys');
}

const binding = (pressed: string[], on: KeyBinding['on'], hint?: string): KeyBinding => ({
  on,
  ...(hint !== undefined && { hint }),
  run: (input) => pressed.push(`${JSON.stringify(on)} ${input}`),
});

describe('keys', () => {
  test('run their binding, and the footer shows those with a hint', async () => {
    const pressed: string[] = [];
    const keys = [
      binding(pressed, 'return', 'continue'),
      binding(pressed, 'escape', 'back'),
      binding(pressed, { key: 'open' }),
      binding(pressed, 'digit'),
      { ...binding(pressed, 'tab', 'unseen'), disabled: true },
    ];
    const frame = await show({ keys });
    expect(frame).toBe('line 1.\n\nEnter continue · Esc back · ? keys');
    await screen.press('return');
    await screen.press('escape');
    await screen.type('O');
    await screen.type('3');
    await screen.press('tab');
    expect(pressed).toEqual(['"return" ', '"escape" ', '{"key":"open"} O', '"digit" 3']);
  });

  test('Esc without a binding goes to onEscape', async () => {
    let escapes = 0;
    await show({ keys: [], onEscape: () => (escapes += 1) });
    await screen.press('escape');
    expect(escapes).toBe(1);
  });

  test('apply all moves of one read', async () => {
    const pressed: string[] = [];
    await show({ keys: [binding(pressed, 'down')] });
    await screen.type('\x1b[B\x1b[B\x1b[B');
    expect(pressed).toHaveLength(3);
  });

  test('are not pressed by a paste', async () => {
    const pressed: string[] = [];
    await show({ keys: [binding(pressed, { key: 'why' }), binding(pressed, 'return')] });
    await screen.paste('y');
    await screen.paste('\n');
    await screen.type('yes\r');
    expect(pressed).toEqual([]);
  });
});

function TwoScreens({ ran }: { readonly ran: string[] }) {
  const [second, setSecond] = useState(false);
  const keys: KeyBinding[] = [
    {
      on: 'return',
      run: () => {
        ran.push(second ? 'second' : 'first');
        setSecond(true);
      },
    },
    { on: 'escape', run: () => ran.push('escape') },
    { on: { key: 'why' }, run: () => ran.push('y') },
  ];
  return <Body key={second ? 'second' : 'first'} keys={keys} lines={second ? 2 : 1} />;
}

describe('type-ahead', () => {
  test.each([
    ['the same one twice', '\r\r'],
    ['with an arrow between them', '\r\x1b[A\r'],
    ['the second one of the next screen', '\r\x1b[Ay'],
  ])('two keys in one read leave only one screen: %s', async (_name, burst) => {
    const ran: string[] = [];
    screen = renderScreen(<TwoScreens ran={ran} />);
    await screen.waitFor('line 1.');
    await screen.type(burst);
    await screen.waitFor('line 2.');
    expect(ran).toEqual(['first']);
    await screen.press('return');
    expect(ran).toEqual(['first', 'second']);
  });

  test('is dropped if typed before the first frame', async () => {
    const ran: string[] = [];
    screen = renderScreen(<TwoScreens ran={ran} />);
    // Nothing is awaited between drawing and typing, so the first frame is not on the terminal yet.
    await screen.type('y');
    await screen.waitFor('line 1.');
    expect(ran).toEqual([]);
    await screen.type('y');
    expect(ran).toEqual(['y']);
  });
});

describe('content taller than the screen', () => {
  const small = { keys: [binding([], 'return', 'continue')], columns: 40, rows: 20, lines: 50 };

  test('scrolls page by page to its end and back, and says so', async () => {
    const frame = await show(small);
    expect(frame).toContain('line 1.\n');
    expect(frame).not.toContain('line 50.');
    expect(frame).toContain('PgUp/PgDn more');
    const seen = new Set<string>();
    for (let pages = 0; pages < 4; pages += 1) {
      for (const [line] of screen.frame().matchAll(/line \d+\./g)) seen.add(line);
      await screen.press('pagedown');
    }
    expect(seen.size).toBe(50);
    await screen.waitFor('line 50.');
    for (let pages = 0; pages < 4; pages += 1) await screen.press('pageup');
    expect(screen.frame()).toBe(frame);
  });

  test('shows its end when an arrow moves a list there', async () => {
    await show(small);
    await screen.press('down');
    expect(await screen.waitFor('line 50.')).not.toContain('line 1.\n');
  });

  test('keeps the position of a short list while it scrolls', async () => {
    const chosen: string[] = [];
    const items = ['first', 'second'];
    screen = renderScreen(
      <View rows={6} columns={40} footer={footer}>
        <Screen keys={[]}>
          {['a', 'b', 'c', 'd', 'e'].map((line) => (
            <Text key={line}>{line}</Text>
          ))}
          <Select
            items={items}
            keyOf={(item) => item}
            renderRow={(item) => <Text>{item}</Text>}
            columns={40}
            height={2}
            onSelect={(item) => chosen.push(item)}
          />
        </Screen>
      </View>,
      { columns: 40, rows: 6 },
    );
    await screen.waitFor('PgUp/PgDn more');
    await screen.press('pagedown');
    await screen.waitFor('second');
    await screen.press('return');
    expect(chosen).toEqual(['first']);
  });

  test('does not scroll if it fits', async () => {
    const frame = await show({ ...small, rows: 60 });
    expect(frame).toContain('line 50.');
    expect(frame).not.toContain('more');
  });

  test('leaves PgDn to a binding that uses it', async () => {
    const pressed: string[] = [];
    const frame = await show({ ...small, keys: [binding(pressed, 'pagedown')] });
    await screen.press('pagedown');
    expect(pressed).toHaveLength(1);
    expect(screen.frame()).toBe(frame);
  });

  test('stays inside its end when the window grows', async () => {
    await show(small);
    for (let pages = 0; pages < 4; pages += 1) await screen.press('pagedown');
    await screen.resize(40, 45);
    screen.rerender(<Body {...small} rows={45} />);
    const frame = await screen.waitFor('line 8.');
    expect(frame).toContain('line 50.');
  });

  test('is given to a screen reader completely, without a hint to scroll', async () => {
    const frame = await show({ ...small, lines: 15, rows: 5 }, { rows: 40, screenReader: true });
    expect(frame).toContain('line 15.');
    expect(frame).toContain('Ctrl+C leave');
  });
});

test('is rendered once if it fits', async () => {
  let times = 0;
  const counting: KeyBinding = {
    on: 'return',
    get hint() {
      times += 1;
      return 'continue';
    },
  };
  await show({ keys: [counting], lines: 20 });
  await steady(screen);
  expect(times).toBe(1);
});
