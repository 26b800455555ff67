import { expect, test } from 'vitest';
import { jsonOf } from '../../../src/services/ports/json.ts';

const nested = (open: string, close: string, levels: number) =>
  `${open.repeat(levels)}1${close.repeat(levels)}`;

test.each([
  ['lists', '[', ']'],
  ['objects', '{"a":', '}'],
  ['lists of objects', '[{"a":', '}]'],
])('reads up to 100 levels of %s, and no more', (_, open, close) => {
  const perPiece = open.replaceAll(/[^[{]/g, '').length;
  const text = nested(open, close, 100 / perPiece);
  expect(jsonOf(text)).toEqual(JSON.parse(text));
  expect(jsonOf(`[${text}]`)).toBeUndefined();
});

test('counts levels, not brackets', () => {
  const text = `[${'[],{},'.repeat(1_000)}0]`;
  expect(jsonOf(text)).toEqual(JSON.parse(text));
});

test('does not count brackets inside strings', () => {
  const text = JSON.stringify({ a: `${'['.repeat(200)}"\\`, b: '{'.repeat(200) });
  expect(jsonOf(text)).toEqual(JSON.parse(text));
});

test.each(['', 'a', '{', '[1', '"'])('returns undefined for %j, which is not JSON', (text) => {
  expect(jsonOf(text)).toBeUndefined();
});

test('takes less than 200 ms of the processor for millions of levels', () => {
  const before = process.cpuUsage();
  expect(jsonOf(nested('[', ']', 2_000_000))).toBeUndefined();
  expect(process.cpuUsage(before).user).toBeLessThan(200_000);
});
