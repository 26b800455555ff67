import { afterEach, expect, test } from 'vitest';
import { Transcript, type TranscriptProps } from '../../../src/ui/markdown/transcript.tsx';
import type { Passage } from '../../../src/ui/markdown/use-passages.ts';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';

let screen: TestScreen;
afterEach(() => screen.unmount());

function Said(props: {
  readonly passages: readonly Passage[];
  readonly rows?: number;
  readonly startsAt?: NonNullable<TranscriptProps['startsAt']>;
}) {
  const { passages, rows = 20, startsAt = 'end' } = props;
  return (
    <Transcript
      passages={passages}
      rows={rows}
      startsAt={startsAt}
      columns={30}
      moreLabel={(above, below) => `${above} above, ${below} below`}
    />
  );
}

const question: Passage = { kind: 'plain', key: 'q', look: 'bold', text: 'You: why?' };
const answer = (text: string, isDone = true): Passage => ({
  kind: 'markdown',
  key: 'a',
  text,
  isDone,
});
const thought = (text: string): Passage => ({
  kind: 'last-line',
  key: 't',
  label: 'Thinking: ',
  text,
});

test('puts a blank line between two passages', async () => {
  screen = renderScreen(
    <Said passages={[question, thought('because'), answer('**So.**\nYes.')]} />,
  );
  expect(await screen.waitFor('Yes.')).toBe('You: why?\n\nThinking: because\n\nSo.\nYes.');
});

test('shows only the last line of a thought', async () => {
  const text = 'first one has to see what is asked and then';
  screen = renderScreen(<Said passages={[thought(text)]} />);
  expect(await screen.waitFor('then')).toBe('Thinking: then');
  screen.rerender(<Said passages={[thought(`${text}\n`)]} />);
  await screen.settled();
  expect(screen.frame()).toBe('Thinking: then');
});

test('reaches every line of several passages once, page by page from the top', async () => {
  const lines = (name: string) => Array.from({ length: 9 }, (_, at) => `${name}${at}`).join('\n');
  const passages: Passage[] = ['x', 'y', 'z'].map((name) => ({
    kind: 'plain',
    key: name,
    look: 'plain',
    text: lines(name),
  }));
  screen = renderScreen(<Said passages={passages} rows={6} startsAt="top" />);
  const seen: string[] = [];
  for (let page = 0; page < 6; page += 1) {
    const frame = await screen.waitFor(`${Math.min(page * 5, 24)} above`);
    seen.push(...frame.split('\n').slice(0, -1));
    await screen.press('pagedown');
  }
  const found = [...new Set(seen.filter((line) => line !== ''))];
  expect(found).toEqual(`${lines('x')}\n${lines('y')}\n${lines('z')}`.split('\n'));
});

test.each([
  [{ passage: 'y' }, '10 above, 14 below'],
  [{ passage: 'z' }, '20 above, 4 below'],
  [{ passage: 'none' }, '24 above, 0 below'],
  ['top', '0 above, 24 below'],
] as const)('of three passages, %j is shown first on request', async (startsAt, more) => {
  const passages: Passage[] = ['x', 'y', 'z'].map((name) => ({
    kind: 'plain',
    key: name,
    look: 'plain',
    text: `${name}\n`.repeat(8) + name,
  }));
  screen = renderScreen(<Said passages={passages} rows={6} startsAt={startsAt} />);
  await screen.waitFor(more);
});

test('lays out a finished passage again if it continues', async () => {
  screen = renderScreen(<Said passages={[answer('a *b')]} />);
  await screen.waitFor('a *b');
  screen.rerender(<Said passages={[answer('a *b* c', false)]} />);
  await screen.waitFor('a b c');
});

test('gives a screen reader words for signs, and only complete passages', async () => {
  screen = renderScreen(
    <Said passages={[question, thought('hm'), answer('**So.** see [x](https://y.z)')]} />,
    { screenReader: true },
  );
  const frame = await screen.waitFor('So.');
  expect(frame).toBe('You: why?\n\nThinking:\n\nSo. see x (https://y.z)');
  screen.rerender(<Said passages={[question, answer('half', false)]} />);
  await screen.settled();
  expect(screen.frame()).not.toContain('half');
});
