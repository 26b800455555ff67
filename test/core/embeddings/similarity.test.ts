import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cosine,
  nearest,
  pairsOf,
  similarityMatrix,
} from '../../../src/core/embeddings/similarity.ts';
import { AppError } from '../../../src/errors/errors.ts';

describe('cosine', () => {
  test.each([
    ['the same way', [1, 2], [2, 4], 1],
    ['opposite', [1, 0], [-3, 0], -1],
    ['at right angles', [1, 0], [0, 5], 0],
    // (3·4 + 4·3) / (5·5) = 24/25.
    ['in between', [3, 4], [4, 3], 0.96],
    ['no direction', [0, 0], [1, 1], 0],
    ['no numbers', [], [], 0],
    ['too big to multiply', [1e200, 0], [1e200, 0], 0],
    ['not numbers', [Number.NaN], [1], 0],
  ])('of vectors: %s', (_, a, b, similarity) => {
    expect(cosine(a, b)).toBeCloseTo(similarity, 12);
  });

  test('throws a bug for vectors of different lengths', () => {
    expect(() => cosine([1], [1, 2])).toThrow(AppError);
  });
});

describe('similarityMatrix', () => {
  test('compares three vectors', () => {
    expect(
      similarityMatrix([
        [3, 4],
        [4, 3],
        [0, 0],
      ]),
    ).toEqual([
      [1, 0.96, 0],
      [0.96, 1, 0],
      [0, 0, 0],
    ]);
  });

  test('is empty without vectors', () => {
    expect(similarityMatrix([])).toEqual([]);
  });

  test('is between -1 and 1 and symmetric', () => {
    const vector = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 6 }), (vectors) => {
        const matrix = similarityMatrix(vectors);
        expect(matrix.length).toBe(vectors.length);
        for (const [i, row] of matrix.entries()) {
          for (const [j, value] of row.entries()) {
            expect(Math.abs(value)).toBeLessThanOrEqual(1);
            expect(value).toBe(matrix[j]?.[i]);
          }
        }
      }),
    );
  });
});

test('ranks the nearest first and keeps the order of equals', () => {
  // Against [1, 0]: [0, 1] has 0, [1, 0] has 1, [3, 4] has 3/5, [6, 8] has 3/5.
  const found = nearest(
    [1, 0],
    [
      [0, 1],
      [1, 0],
      [3, 4],
      [6, 8],
    ],
  );
  expect(found.map(({ index }) => index)).toEqual([1, 2, 3, 0]);
  expect(found[1]?.similarity).toBeCloseTo(0.6, 12);
});

test.each([
  [[], []],
  [[[1]], []],
  [
    [
      [1, 0.1, 0.2],
      [0.1, 1, 0.9],
      [0.2, 0.9, 1],
    ],
    [
      { one: 1, other: 2, similarity: 0.9 },
      { one: 0, other: 2, similarity: 0.2 },
      { one: 0, other: 1, similarity: 0.1 },
    ],
  ],
  // The first of two equal pairs.
  [
    [
      [1, 0.5, 0.5],
      [0.5, 1, 0.1],
      [0.5, 0.1, 1],
    ],
    [
      { one: 0, other: 1, similarity: 0.5 },
      { one: 0, other: 2, similarity: 0.5 },
      { one: 1, other: 2, similarity: 0.1 },
    ],
  ],
])('the pairs of %j, nearest first, are %j', (matrix, pairs) => {
  expect(pairsOf(matrix)).toEqual(pairs);
});
