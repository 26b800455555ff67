import { expect, test } from 'vitest';
import { Link } from '../../../src/ui/components/link.tsx';
import { drawn } from './drawn.ts';

const url = 'https://console.mistral.ai/api-keys';

test('shows the plain address and is clickable', async () => {
  const screen = await drawn(<Link url={url} columns={60} />);
  expect(screen.frame()).toBe(url);
  expect(screen.everyFrame()).toContain(`\x1b]8;;${url}`);
});

test('opens the whole address from each line of a long one', async () => {
  const screen = await drawn(<Link url={url} columns={30} />, { columns: 30 });
  expect(screen.frame()).toBe('https://console.mistral.ai/\napi-keys');
  expect(screen.everyFrame().split(`\x1b]8;;${url}`)).toHaveLength(3);
});

test.each([
  ['http', 'http://example.com/'],
  ['a script', 'javascript:alert(1)'],
  ['a word', 'example'],
])('shows %s as plain text', async (_name, text) => {
  const screen = await drawn(<Link url={text} columns={60} />);
  expect(screen.frame()).toBe(text);
  expect(screen.everyFrame()).not.toContain('\x1b]8;');
});

test('cannot send a sequence to the terminal', async () => {
  const screen = await drawn(<Link url={'https://a.example/\x07\x1b]0;owned\x07'} columns={60} />);
  expect(screen.everyFrame()).not.toContain('\x1b]0;');
});
