import { afterEach, expect, test } from 'vitest';
import { StreamText } from '../../../src/ui/markdown/stream-text.tsx';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';

let screen: TestScreen;
afterEach(() => screen.unmount());

function Answer(props: {
  readonly text: string;
  readonly isDone?: boolean;
  readonly columns?: number;
}) {
  const { text, isDone = false, columns = 40 } = props;
  return (
    <StreamText
      text={text}
      isDone={isDone}
      columns={columns}
      rows={6}
      moreLabel={(above, below) => `${above} above, ${below} below`}
    />
  );
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, line) => `line ${line + 1}.`).join('\n');

test('shows the end while the text arrives', async () => {
  screen = renderScreen(<Answer text="" />);
  for (const count of [3, 9, 30]) {
    screen.rerender(<Answer text={numbered(count)} />);
    const frame = await screen.waitFor(`line ${count}.`);
    expect(frame.split('\n').length).toBeLessThanOrEqual(6);
  }
  expect(screen.frame()).toBe(
    'line 26.\nline 27.\nline 28.\nline 29.\nline 30.\n25 above, 0 below',
  );
});

test('keeps the scroll position while more arrives, until the user is back at the end', async () => {
  screen = renderScreen(<Answer text={numbered(20)} />);
  await screen.waitFor('15 above, 0 below');
  await screen.press('pageup');
  const before = await screen.waitFor('10 above, 5 below');
  screen.rerender(<Answer text={numbered(30)} />);
  const after = await screen.waitFor('10 above, 15 below');
  expect(after.split('\n').slice(0, 5)).toEqual(before.split('\n').slice(0, 5));
  for (let page = 0; page < 3; page += 1) await screen.press('pagedown');
  await screen.waitFor('25 above, 0 below');
  screen.rerender(<Answer text={numbered(31)} />);
  await screen.waitFor('line 31.');
});

test('scrolls line by line and page by page, and stops at both ends', async () => {
  screen = renderScreen(<Answer text={numbered(30)} isDone />);
  await screen.waitFor('25 above, 0 below');
  await screen.press('up');
  await screen.waitFor('24 above, 1 below');
  await screen.press('pageup');
  await screen.waitFor('19 above, 6 below');
  for (let page = 0; page < 6; page += 1) await screen.press('pageup');
  expect(await screen.waitFor('0 above, 25 below')).toContain('line 1.\n');
  await screen.press('down');
  await screen.waitFor('1 above');
  for (let page = 0; page < 6; page += 1) await screen.press('pagedown');
  await screen.waitFor('25 above, 0 below');
});

test('does not show that there is more for a short text', async () => {
  screen = renderScreen(<Answer text="**Bonjour** le monde" isDone />);
  expect(await screen.waitFor('Bonjour')).toBe('Bonjour le monde');
});

test('keeps wide characters within the width', async () => {
  screen = renderScreen(<Answer text={'日本語'.repeat(12)} columns={10} isDone />, { columns: 10 });
  const frame = await screen.waitFor('above');
  expect(frame.split('\n')[0]).toBe('日本語日本');
});

test('starts again for another width or text', async () => {
  screen = renderScreen(<Answer text="one two three" columns={20} />);
  await screen.waitFor('one two three');
  screen.rerender(<Answer text="one two three" columns={8} />);
  await screen.waitFor('one two\nthree');
  screen.rerender(<Answer text="four five six seven" columns={8} />);
  await screen.waitFor('four\nfive six\nseven');
});

test('gives a screen reader the complete text once', async () => {
  screen = renderScreen(<Answer text={numbered(10)} />, { screenReader: true });
  await screen.settled();
  expect(screen.frame()).toBe('');
  screen.rerender(<Answer text={numbered(10)} isDone />);
  expect(await screen.waitFor('line 10.')).toContain('line 1.');
});
