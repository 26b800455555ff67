import { type Key, Text, useInput, usePaste, useWindowSize } from 'ink';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderScreen } from './screen.tsx';

function nameOf(input: string, key: Key): string {
  if (key.escape) return 'esc';
  if (key.return) return 'enter';
  return key.upArrow ? 'up' : input;
}

function Echo() {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const { columns, rows } = useWindowSize();
  useInput((input, key) => {
    setSeen((before) => [...before, `${key.ctrl ? 'ctrl+' : ''}${nameOf(input, key)}`]);
  });
  usePaste((text) => setSeen((before) => [...before, `paste:${JSON.stringify(text)}`]));
  return (
    <Text>
      {columns}x{rows} [{seen.join(' ')}]
    </Text>
  );
}

test('types, presses, pastes and resizes as a terminal does', async () => {
  const screen = renderScreen(<Echo />, { columns: 40, rows: 6 });
  await screen.waitFor('40x6 []');
  await screen.type('é');
  await screen.press('escape');
  await screen.press('return');
  await screen.press('up');
  await screen.press('ctrl+l');
  await screen.paste('a\nb');
  await screen.resize(60, 10);
  expect(await screen.waitFor('60x10')).toBe('60x10 [é esc enter up ctrl+l paste:"a\\rb"]');
  expect(screen.isRaw).toBe(true);
  await screen.unmount();
  expect(screen.isRaw).toBe(false);
  expect(screen.frame()).toBe('');
  expect(screen.everyFrame()).toContain('\x1b[?1049l');
});

test('fails with the frame if a text never appears', async () => {
  const screen = renderScreen(<Text>only this</Text>);
  await expect(screen.waitFor('something else', 50)).rejects.toThrow('only this');
  await screen.unmount();
});
