import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import {
  askBackground,
  backgroundFromVariable,
  backgroundOf,
  depthOf,
} from '../../../src/ui/theme/background.ts';
import type { Background } from '../../../src/ui/theme/theme.ts';

/** Starts the query; returns the terminal, the input of the program, and the result. */
function asked() {
  // Like a terminal's stream, it buffers nothing, and reports more data only after a complete read.
  const stdin = new PassThrough({ encoding: 'utf8', readableHighWaterMark: 0 });
  const written: string[] = [];
  const backgrounds: Background[] = [];
  const { input, settled } = askBackground(
    stdin,
    { write: (text) => written.push(text) },
    (background) => backgrounds.push(background),
  );
  /** Returns the result of one read after these bytes arrived. */
  const read = (text: string) => {
    stdin.write(text);
    return input.read();
  };
  return { read, input, written, backgrounds, settled };
}

const white = '\x1b]11;rgb:ffff/ffff/ffff';
const kind = '\x1b[?62;22c';

describe('the query for the background of the terminal', () => {
  test('reads the answer without reporting keys', async () => {
    const { read, written, backgrounds, settled } = asked();
    expect(written.join('')).toBe('\x1b]11;?\x1b\\\x1b[c');
    expect(read(`${white}\x1b\\${kind}`)).toBeNull();
    expect(backgrounds).toEqual(['light']);
    await settled;
  });

  test('reads an answer in any pieces', () => {
    const { read, backgrounds } = asked();
    expect(read('\x1b]11;rgb:1e1e/1e')).toBeNull();
    expect(read('1e/1e1e\x07')).toBeNull();
    expect(read('\x1b[?62;')).toBeNull();
    expect(read('22c')).toBeNull();
    expect(backgrounds).toEqual(['dark']);
  });

  test('passes on keys pressed meanwhile', () => {
    const { read } = asked();
    expect(read('\x1b')).toBe('\x1b');
    expect(read(`a${white}\x07b`)).toBe('ab');
    expect(read(`${kind}\x1b[A`)).toBe('\x1b[A');
    expect(read('\x1b[?25h')).toBe('\x1b[?25h');
  });

  test('passes on keys after an answer that arrived alone', async () => {
    const { input } = asked();
    const keys: unknown[] = [];
    // As Ink reads.
    input.on('readable', () => {
      for (let chunk = input.read(); chunk !== null; chunk = input.read()) keys.push(chunk);
    });
    for (const text of [`${white}\x07`, kind, '\r']) {
      input.write(text);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(keys).toEqual(['\r']);
  });

  test('ends the wait when a terminal without colours answers with its type', async () => {
    const { read, backgrounds, settled } = asked();
    read(kind);
    await settled;
    expect(backgrounds).toEqual([]);
  });

  test('does not wait for a terminal that sends nothing', async () => {
    const { settled, read } = asked();
    await settled;
    expect(read('x')).toBe('x');
  });

  test('reports no keys for a late answer', async () => {
    const { read, backgrounds, settled } = asked();
    read(kind);
    await settled;
    expect(read(`${white}\x07q`)).toBe('q');
    expect(backgrounds).toEqual(['light']);
  });
});

test.each([
  ['rgb:0000/0000/0000', 'dark'],
  ['rgb:ffff/ffff/ffff', 'light'],
  ['rgb:1e/1e/1e', 'dark'],
  ['rgba:fdfd/f6f6/e3e3/ffff', 'light'],
  ['rgb:28/2c/34', 'dark'],
  ['white', undefined],
] as const)('the colour %s is %s', (colour, background) => {
  expect(backgroundOf(colour)).toBe(background);
});

test.each([
  ['15;0', 'dark'],
  ['0;15', 'light'],
  ['0;default;15', 'light'],
  ['0;7', 'light'],
  ['15;8', 'dark'],
  ['default;default', 'unknown'],
  ['', 'unknown'],
  [undefined, 'unknown'],
] as const)('COLORFGBG=%s means a %s background', (value, background) => {
  expect(backgroundFromVariable(value)).toBe(background);
});

test('derives the number of colours from the bits', () => {
  expect([1, 4, 8, 24].map(depthOf)).toEqual([16, 16, 256, 'true']);
});
