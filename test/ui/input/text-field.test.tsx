import { afterEach, expect, test } from 'vitest';
import { TextField, type TextFieldProps } from '../../../src/ui/input/text-field.tsx';
import {
  renderScreen,
  type ScreenOptions,
  type TestScreen,
} from '../../support/terminal/screen.tsx';

let screen: TestScreen;
let submitted: string[];
afterEach(() => screen.unmount());

async function start(
  props: Partial<TextFieldProps> = {},
  options: ScreenOptions = {},
): Promise<void> {
  submitted = [];
  screen = renderScreen(
    <TextField
      label="Question"
      placeholder="ask anything"
      columns={40}
      onSubmit={(text) => submitted.push(text)}
      {...props}
    />,
    { columns: 40, ...options },
  );
  await screen.waitFor('Question');
}

test('shows its placeholder, then the typed text, and submits it', async () => {
  await start();
  expect(screen.frame()).toContain('ask anything');
  await screen.type('Pourquoi le ciel ');
  await screen.type('est-il bleu ?');
  const frame = await screen.waitFor('› Pourquoi le ciel est-il bleu ?');
  expect(frame).not.toContain('ask anything');
  await screen.press('return');
  expect(submitted).toEqual(['Pourquoi le ciel est-il bleu ?']);
  expect(screen.frame()).toContain('Pourquoi le ciel');
});

test('submits the suggested text on Enter', async () => {
  await start({ initialText: 'What is the best French cheese?' });
  await screen.press('return');
  expect(submitted).toEqual(['What is the best French cheese?']);
});

test.each([
  ['Ctrl+L adds no l', 'a\x0c', 'a'],
  ['Alt+x adds no x', 'a\x1bx', 'a'],
  ['an unknown sequence adds nothing', 'a\x1b[?1;2c', 'a'],
  ['a function key adds nothing', 'a\x1b[15~', 'a'],
  ['two backspaces in one read delete two characters', 'abc\x7f\x7f', 'a'],
  ['a backspace deletes a whole family', 'a👨‍👩‍👧\x7f', 'a'],
  ['the cursor goes back and inserts', 'ac\x1b[Db', 'abc'],
  ['pasted lines become one', '\x1b[200~one\r  two\r\x1b[201~', 'one two'],
])('a field takes only text: %s', async (_name, bytes, text) => {
  await start();
  for (const event of bytes.split(/(?=\x0c)/)) await screen.type(event);
  expect(submitted).toEqual([]);
  await screen.press('return');
  expect(submitted).toEqual([text]);
});

test('reports each change', async () => {
  const changes: string[] = [];
  await start({ onChange: (text) => changes.push(text) });
  await screen.type('a');
  await screen.press('left');
  await screen.type('b');
  expect(changes).toEqual(['a', 'ba']);
});

test('shows the end of a text longer than the field on one line', async () => {
  await start({ placeholder: '' });
  await screen.type(`${'word '.repeat(30)}日本語 the end`);
  const frame = await screen.waitFor('日本語 the end');
  // The label, the line, and the border around it.
  expect(frame.split('\n')).toHaveLength(4);
  await screen.press('home');
  await screen.waitFor('› word word');
});

test('gives a screen reader the label and the text', async () => {
  await start({ initialText: 'Why?' }, { screenReader: true });
  expect(screen.frame()).toContain('textbox: Question Why?');
});

test('submits a suggestion unchanged, replaces it by typed text, and accepts it by an arrow', async () => {
  const offer = { initialText: 'What is cheese?', isOffer: true } as const;
  await start(offer);
  await screen.press('return');
  expect(submitted).toEqual(['What is cheese?']);
  await screen.type('Hello');
  await screen.press('return');
  expect(submitted.at(-1)).toBe('Hello');
  await screen.unmount();

  await start(offer);
  await screen.press('right');
  await screen.type(' And wine?');
  await screen.press('return');
  expect(submitted).toEqual(['What is cheese? And wine?']);
});

test('replaces a suggestion by a paste, too', async () => {
  await start({ initialText: 'What is cheese?', isOffer: true });
  await screen.paste('Why?');
  await screen.press('return');
  expect(submitted).toEqual(['Why?']);
});

test('marks a suggestion that is longer than the field as cut', async () => {
  await start({ initialText: `What is ${'very '.repeat(30)}good?`, isOffer: true });
  expect(screen.frame()).toMatch(/› What is very [^\n]*… ?│/);
  expect(screen.frame()).not.toContain('good?');
});

test('begins a placeholder in the column of typed text, with the cursor on it', async () => {
  await start({ placeholder: 'type a question' });
  expect(screen.frame()).toContain('› type a question');
  await screen.type('Why');
  await screen.waitFor('› Why');
  expect(screen.frame()).not.toContain('type a question');
});
