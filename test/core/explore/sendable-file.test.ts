import { describe, expect, test } from 'vitest';
import { mediaTypeOf, readSendable } from '../../../src/core/explore/sendable-file.ts';
import { AppError } from '../../../src/errors/errors.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const kinds = {
  png: bytes('\x89PNG\r\n\x1a\n rest'),
  jpeg: bytes('\xff\xd8\xff\xe0rest'),
  webp: bytes('RIFF\x00\x01\x02\x03WEBPVP8 '),
  gif: bytes('GIF89a rest'),
  oldGif: bytes('GIF87a'),
  pdf: bytes('%PDF-1.7\n'),
  wave: bytes('RIFF\x00\x01\x02\x03WAVE'),
  text: bytes('a picture of a cat'),
  cut: bytes('\x89PN'),
  empty: bytes(''),
};

test.each([
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['oldGif', 'image/gif'],
  ['pdf', 'application/pdf'],
  ['wave', 'audio/wav'],
  ['text', undefined],
  ['cut', undefined],
  ['empty', undefined],
] as const)('%s is %s', (name, mediaType) => {
  expect(mediaTypeOf(kinds[name])).toBe(mediaType);
});

describe('a file to send', () => {
  const holding = (name: keyof typeof kinds) => ({ documents: { read: async () => kinds[name] } });

  test.each([
    ['png', 'picture'],
    ['png', 'document'],
    ['pdf', 'document'],
    ['wave', 'recording'],
  ] as const)('may be %s as a %s', async (name, as) => {
    const { mediaType } = await readSendable(holding(name), 'it', as);
    expect(mediaType).toBe(mediaTypeOf(kinds[name]));
  });

  test.each([
    ['pdf', 'picture', 'not-a-picture'],
    ['text', 'picture', 'not-a-picture'],
    ['empty', 'picture', 'not-a-picture'],
    ['text', 'document', 'not-a-document'],
    ['wave', 'document', 'not-a-document'],
    ['wave', 'picture', 'not-a-picture'],
    ['png', 'recording', 'not-a-recording'],
  ] as const)('may not be %s as a %s', async (name, as, problem) => {
    await expect(readSendable(holding(name), 'it', as)).rejects.toMatchObject({
      error: { code: 'files', problem, path: 'it' },
    });
  });

  test('is read up to 10 MB, and reports read errors', async () => {
    const asked: number[] = [];
    const read = async (path: string, max: number) => {
      asked.push(max);
      throw new AppError({ code: 'files', problem: 'too-large', path });
    };
    await expect(readSendable({ documents: { read } }, 'big', 'picture')).rejects.toThrow('files');
    expect(asked).toEqual([10_000_000]);
  });
});
