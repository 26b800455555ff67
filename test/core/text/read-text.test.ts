import { expect, test } from 'vitest';
import { readText } from '../../../src/core/text/read-text.ts';

const holding = (bytes: readonly number[] | string) => ({
  documents: {
    read: async () =>
      typeof bytes === 'string' ? new TextEncoder().encode(bytes) : new Uint8Array(bytes),
  },
});

test.each([
  ['plain text', 'one\ntwo', 'one\ntwo'],
  ['a byte-order mark', '\ufeffone', 'one'],
  ['Windows line ends', 'one\r\ntwo\r\n', 'one\ntwo\n'],
  ['an escape sequence', 'one\u001b[2Jtwo', 'onetwo'],
  ['nothing', '', ''],
  ['letters of many scripts', 'été 你好 👍', 'été 你好 👍'],
])('readText: %s', async (_, given, text) => {
  expect(await readText(holding(given), 'notes.txt')).toBe(text);
});

test.each([
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]],
  ['Latin-1', [0x65, 0xe9, 0x74]],
  ['UTF-16', [0xff, 0xfe, 0x41, 0x00]],
  ['a NUL', [0x41, 0x00, 0x42]],
])('%s is no text', async (_, bytes) => {
  await expect(readText(holding(bytes), 'photo')).rejects.toMatchObject({
    error: { code: 'files', problem: 'not-text', path: 'photo' },
  });
});
