import { expect, test } from 'vitest';
import { countCharacters } from '../../../src/steps/key/count-characters.ts';

test('counts a character of any width as one', () => {
  expect([1, 2, 1_000].map((count) => countCharacters('en', count))).toEqual([
    '1 character',
    '2 characters',
    '1,000 characters',
  ]);
  expect([1, 2, 1_000].map((count) => countCharacters('fr', count))).toEqual([
    '1 caractère',
    '2 caractères',
    '1\u202f000 caractères',
  ]);
});
