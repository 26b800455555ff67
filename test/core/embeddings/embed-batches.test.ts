import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchesOf } from '../../../src/core/embeddings/embed-batches.ts';

const sizes = (texts: readonly string[]) => batchesOf(texts).map((batch) => batch.length);
const bytesOf = (texts: readonly string[]) => new TextEncoder().encode(texts.join('')).length;

test.each([
  ['no texts', [], []],
  ['a few texts', ['a', 'b', 'c'], [3]],
  ['as many texts as fit in one call', Array(256).fill('a'), [256]],
  ['one text more than fits in one call', Array(257).fill('a'), [256, 1]],
  ['texts of 32,000 bytes', ['a'.repeat(31_999), 'b'], [2]],
  ['texts of 32,001 bytes', ['a'.repeat(31_999), 'bc'], [1, 1]],
  ['letters of three bytes each', Array(3).fill('語'.repeat(5_000)), [2, 1]],
  ['a text that is too long for any call', ['a', 'b'.repeat(40_000), 'c'], [1, 1, 1]],
])('batches of %s', (_, texts, expected) => {
  expect(sizes(texts)).toEqual(expected);
});

test('keeps all texts in order, and no batch exceeds both limits', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 9_000 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), (texts) => {
      const batches = batchesOf(texts);
      expect(batches.flat()).toEqual(texts);
      for (const batch of batches) {
        expect(batch.length === 1 || bytesOf(batch) <= 32_000).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});
