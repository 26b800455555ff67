import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  partLength,
  partsOf,
  type TextPart,
  TextParts,
} from '../../../src/services/project-scan/text-parts.ts';

function cut(bytes: Buffer, pieceLength: number): readonly TextPart[] {
  const parts = new TextParts();
  const cuts: TextPart[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength) {
    const piece = Buffer.from(bytes.subarray(at, at + pieceLength));
    cuts.push(...parts.push(piece));
    piece.fill(0);
  }
  return [...cuts, ...parts.end()];
}

const bodies = (parts: readonly TextPart[]) =>
  parts.map(({ text, body }) => text.slice(...body)).join('');

describe('a text in parts', () => {
  it('has each character in one part, and each part has its line number', () => {
    const pieces = fc.constantFrom(7, 4_096, 65_536, 500_000);
    fc.assert(
      fc.property(fc.nat(4 * partLength), pieces, fc.nat(60), (length, pieceLength, every) => {
        const text = Array.from({ length: Math.ceil(length / (every + 8)) }, (_, line) =>
          `${line} `.padEnd(every + 7, 'x'),
        ).join('\n');
        const parts = cut(Buffer.from(text), pieceLength);
        expect(bodies(parts)).toBe(text);
        let begin = 0;
        for (const part of parts) {
          const from = begin - part.body[0];
          expect(part.firstLine).toBe(text.slice(0, from).split('\n').length);
          expect(text.startsWith(part.text, from)).toBe(true);
          expect(part.text.length).toBeLessThanOrEqual(partLength + 8_192);
          begin += part.body[1] - part.body[0];
        }
      }),
      { numRuns: 15 },
    );
  });

  const text = `# clé\nMISTRAL_API_KEY=abc\n${'é line\n'.repeat(2_000)}`;
  const utf16 = Buffer.from(text, 'utf16le');
  const bigEndian = Buffer.from(utf16).swap16();
  it.each([
    ['UTF-16 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16 LE without a mark', utf16],
    ['UTF-16 BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), bigEndian])],
    ['UTF-16 BE without a mark', bigEndian],
  ])('reads %s, even if a piece ends within a letter', (_, bytes) => {
    for (const parts of [partsOf(bytes), cut(bytes, 5), cut(bytes, 4_097)]) {
      expect(bodies(parts).replace('\ufeff', '')).toBe(text);
    }
  });

  const ascii = 'MISTRAL_API_KEY=aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG\n';
  const utf32 = (bigEndian: boolean) =>
    Buffer.concat(
      Array.from(ascii, (letter) => {
        const unit = Buffer.alloc(4);
        unit[bigEndian ? 3 : 0] = letter.charCodeAt(0);
        return unit;
      }),
    );
  it.each([
    ['UTF-16 with few Latin letters', Buffer.from(`${'漢字'.repeat(3_000)}\n${ascii}`, 'utf16le')],
    [
      'UTF-16 within other data',
      Buffer.concat([Buffer.alloc(5_000, 0xfe), Buffer.from(ascii, 'utf16le')]),
    ],
    ['UTF-32 LE', utf32(false)],
    ['UTF-32 LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32(false)])],
    ['UTF-32 BE', utf32(true)],
    ['UTF-32 BE with a mark', Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), utf32(true)])],
  ])('finds the Latin letters of %s', (_, bytes) => {
    for (const parts of [partsOf(bytes), cut(bytes, 4_097), cut(bytes, 5)]) {
      expect(bodies(parts)).toContain(ascii.trim());
    }
  });

  it('keeps a zero between two texts, which separates them', () => {
    const bytes = Buffer.from('A=1\0MISTRAL_API_KEY=abc\0B=2\0');
    expect(bodies(partsOf(bytes))).toBe(bytes.toString('latin1'));
  });

  it('returns a character for each byte of other data', () => {
    const bytes = Buffer.from([0x41, 0, 0xff, 0xe9, 0x0a, 0, 0, 0x42]);
    expect(bodies(partsOf(bytes))).toBe(bytes.toString('latin1'));
    expect(partsOf(Buffer.alloc(0))).toEqual([]);
  });
});
