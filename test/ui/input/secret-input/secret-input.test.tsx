import { afterEach, describe, expect, test } from 'vitest';
import { guardPaste } from '../../../../src/ui/input/paste-guard.ts';
import { publicDetails, SecretInput } from '../../../../src/ui/input/secret-input/secret-input.tsx';
import {
  renderScreen,
  type ScreenOptions,
  type TestScreen,
} from '../../../support/terminal/screen.tsx';

let screen: TestScreen;
let submitted: string[];
afterEach(() => screen.unmount());

const key = 'Zk4QpX9mRt7WvB2nYc6LdH8sJf3GaE5u';

async function start(options: ScreenOptions = {}, isActive = true): Promise<void> {
  submitted = [];
  screen = renderScreen(
    <SecretInput
      label="Your API key"
      placeholder="paste it here"
      describe={(length, lastFour) => `${length} characters${lastFour && `, ends in ${lastFour}`}`}
      onSubmit={(text) => submitted.push(text)}
      isActive={isActive}
    />,
    options,
  );
  await screen.waitFor('Your API key');
}

/** Expects that nothing written to the terminal has four consecutive characters of the secret, except its last four. */
function expectUnseen(secret: string): void {
  const written = screen.everyFrame();
  for (let at = 0; at + 5 <= secret.length; at += 1) {
    expect(written).not.toContain(secret.slice(at, at + 5));
  }
}

describe('input', () => {
  test.each([
    ['bracketed', `\x1b[200~${key}\x1b[201~`],
    ['bracketed, with a marker in the text', `\x1b[200~[200~${key}\x1b[201~`],
    ['plain, in one burst', key],
  ])('%s waits for Enter', async (_name, bytes) => {
    await start();
    await screen.type(bytes);
    const frame = await screen.waitFor('32 characters, ends in aE5u');
    expect(frame).toContain('•'.repeat(24));
    expect(frame).not.toContain('•'.repeat(25));
    expect(submitted).toEqual([]);
    await screen.press('return');
    expect(submitted).toEqual([key]);
    expect(await screen.waitFor('paste it here')).not.toContain('•');
    expectUnseen(key);
  });

  test.each([
    ['bracketed with CR', `\x1b[200~${key}\r\x1b[201~`],
    ['bracketed with LF', `\x1b[200~${key}\n\x1b[201~`],
    ['bracketed with CRLF', `\x1b[200~${key}\r\n\x1b[201~`],
    ['plain with CR', `${key}\r`],
    ['plain with LF', `${key}\n`],
    ['plain with CRLF', `${key}\r\n`],
  ])('%s is submitted at once, and only once', async (_name, bytes) => {
    await start();
    await screen.type(bytes);
    expect(submitted).toEqual([key]);
    expectUnseen(key);
  });

  test('joins a paste in two reads', async () => {
    await start();
    await screen.type(`\x1b[200~${key.slice(0, 9)}`);
    await screen.type(`${key.slice(9)}\x1b[2`);
    await screen.type('01~\r');
    expect(submitted).toEqual([key]);
  });

  test('accepts a paste without its end marker, and handles keys again', async () => {
    await start({ wrapInput: (input) => guardPaste(input, 20) });
    await screen.type(`\x1b[200~${key}`);
    await screen.waitFor('32 characters');
    await screen.press('return');
    expect(submitted).toEqual([key]);
  });

  test('passes several lines to the caller unchanged', async () => {
    await start();
    await screen.paste('MISTRAL_API_KEY=abc\nOTHER=def\n');
    expect(submitted).toEqual(['MISTRAL_API_KEY=abc\nOTHER=def']);
  });
});

describe('editing', () => {
  test('applies keys of one read in order', async () => {
    await start();
    await screen.type('abd\x7f\x7f\x1b[Dx\x1b[C\rz');
    expect(submitted).toEqual([]);
    await screen.press('return');
    expect(submitted).toEqual(['xa\nz']);
  });

  test.each([
    ['Ctrl+U empties', ['ctrl+u'], ''],
    ['Ctrl+W deletes a word', ['ctrl+w'], 'one '],
    ['Ctrl+A and Delete take the first', ['ctrl+a', 'delete'], 'ne two'],
    ['Home, Ctrl+E and Backspace take the last', ['home', 'ctrl+e', 'backspace'], 'one tw'],
    ['chords leave no letter', ['ctrl+l', 'ctrl+v', 'ctrl+x', 'ctrl+r'], 'one two'],
    ['other keys leave nothing', ['tab', 'up', 'pagedown', 'escape'], 'one two'],
  ] as const)('%s', async (_name, presses, left) => {
    await start();
    await screen.type('one two');
    for (const press of presses) await screen.press(press);
    await screen.press('return');
    expect(submitted).toEqual([left]);
  });

  test('accepts nothing while inactive', async () => {
    await start({}, false);
    await screen.type(key);
    await screen.paste(key);
    await screen.press('return');
    expect(submitted).toEqual([]);
    expect(screen.frame()).toContain('paste it here');
  });
});

test.each([
  ['', 0, ''],
  ['fifteen chars..', 14, ''],
  ['0123456789abcde', 15, ''],
  ['0123456789abcdef', 16, 'cdef'],
  ['  0123456789abcdef\n', 16, 'cdef'],
])('reveals only the allowed characters of %j', (secret, length, lastFour) => {
  expect(publicDetails(secret)).toEqual({ length, lastFour });
});

test('gives a screen reader the label and the length, without bullets', async () => {
  await start({ screenReader: true });
  await screen.type(key);
  const frame = await screen.waitFor('32 characters, ends in aE5u');
  expect(frame).toContain('textbox: Your API key');
  expect(frame).not.toContain('•');
  expectUnseen(key);
});

test.each([
  [false, '4 characters'],
  [true, '7 characters'],
])(
  'counts the spaces of a passphrase, but not those around a key: %s',
  async (countsSpaces, said) => {
    submitted = [];
    screen = renderScreen(
      <SecretInput
        label="Passphrase"
        placeholder="type it here"
        describe={(length) => `${length} characters`}
        onSubmit={(text) => submitted.push(text)}
        countsSpaces={countsSpaces}
      />,
    );
    await screen.waitFor('Passphrase');
    await screen.type('a  b cd');
    expect(await screen.waitFor(/\d characters/)).toContain(said);
    await screen.press('return');
    expect(submitted).toEqual(['a  b cd']);
  },
);
