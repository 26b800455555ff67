import { expect, test } from 'vitest';
import { glyphs } from '../../../src/ui/theme/glyphs.ts';

test('has an ASCII sign for each sign', () => {
  const [ascii, unicode] = [glyphs(false), glyphs(true)];
  expect(Object.values(ascii).flat().join('')).toMatch(/^[\x20-\x7e]+$/);
  expect(Object.keys(ascii)).toEqual(Object.keys(unicode));
});

test.each([true, false])('has different signs for different meanings (unicode: %s)', (unicode) => {
  const { good, warn, bad, info } = glyphs(unicode);
  expect(new Set([good, warn, bad, info]).size).toBe(4);
});
