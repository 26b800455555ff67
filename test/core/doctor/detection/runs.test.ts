import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  alphanumericRuns,
  isNear,
  lineCounter,
  positionsOf,
} from '../../../../src/core/doctor/detection/runs.ts';

const letters = fc.constantFrom(...'09AZaz', '/', ':', '@', '[', '`', '{', ' ', '\n', 'é');
const text = fc.string({ unit: letters, maxLength: 60 });

test('finds the same runs of letters and digits as a regular expression', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (given, min) => {
      const found = given.matchAll(new RegExp(`[A-Za-z0-9]{${min},}`, 'g'));
      expect([...alphanumericRuns(given, min)]).toEqual(
        Array.from(found, ({ 0: run, index }) => [index, index + run.length]),
      );
    }),
    { numRuns: 1_000 },
  );
});

test.each<readonly [string, readonly (readonly [number, number])[]]>([
  ['', []],
  ['abc', []],
  ['abcd', [[0, 4]]],
  ['abcd ', [[0, 4]]],
  [' abcd', [[1, 5]]],
  [
    'abc defgh ijk lmno',
    [
      [4, 9],
      [14, 18],
    ],
  ],
])('the runs of four in %j are at %j', (given, spans) => {
  expect([...alphanumericRuns(given, 4)]).toEqual(spans);
});

test('finds the positions of every match', () => {
  expect(positionsOf('a b a', /a/g)).toEqual([0, 4]);
  expect(positionsOf('b', /a/g)).toEqual([]);
});

test('tells whether a position is near one of several others', () => {
  const positions = fc
    .array(fc.nat(50), { maxLength: 8 })
    .map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(positions, fc.nat(50), fc.nat(10), (all, at, distance) => {
      expect(isNear(all, at, distance)).toBe(all.some((each) => Math.abs(each - at) <= distance));
    }),
    { numRuns: 1_000 },
  );
});

test('counts lines from the first, for ascending positions', () => {
  const lineOf = lineCounter('ab\n\ncd\n', 10);
  expect([0, 2, 3, 4, 5, 6, 7].map(lineOf)).toEqual([10, 10, 11, 12, 12, 12, 13]);
});
