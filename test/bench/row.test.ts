import { expect, test } from 'vitest';
import { interleave, quantile } from './interleave.ts';
import { missingRow, ratioRow, tableOf } from './row.ts';

test('prints a column per Node version, with missed targets in bold', () => {
  const columns = {
    22: [ratioRow('start', 1.25, 120, 100), ratioRow('a long name', 2, 300, 100)],
    24: [ratioRow('start', 1.25, 130, 100), missingRow('exec', '2.5', 'no keychain')],
  };
  expect(tableOf(columns)).toBe(
    [
      '| what | at most | Node 22 | Node 24 |',
      '| --- | --- | --- | --- |',
      '| start | 1.25 | 1.20 | **1.30** |',
      '| a long name | 2 | **3.00** |  |',
      '| exec | 2.5 |  | no keychain |',
      '',
    ].join('\n'),
  );
});

test.each([
  [[3, 1, 2], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 10],
  [[7], 0.95, 7],
  [[], 0.5, Number.NaN],
])('of %j, %d do not go beyond %d', (values, part, expected) => {
  expect(quantile(values, part)).toBe(expected);
});

test('measures subjects in turns, and discards the first round', async () => {
  const order: string[] = [];
  const subject = (name: string, values: number[]) => () => {
    order.push(name);
    return values.shift() ?? 0;
  };
  const medians = await interleave(
    { a: subject('a', [900, 1, 2, 3]), b: subject('b', [900, 6, 5, 4]) },
    3,
  );
  expect(medians).toEqual({ a: 2, b: 5 });
  expect(order.join('')).toBe('abababab');
});
