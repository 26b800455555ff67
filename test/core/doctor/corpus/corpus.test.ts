import { describe, expect, test } from 'vitest';
import { cleanFiles } from './clean.ts';
import { keysIn } from './keys-in.ts';
import { planted } from './planted.ts';

const key = 'xQ7zW2kP9vT4mB8nR3jL6hG5fD1sC0yA';

describe('a planted key', () => {
  test('has at least 150 locations', () => {
    expect(planted.length).toBeGreaterThanOrEqual(150);
    expect(planted.every(({ text }) => /[§¤¶]/.test(text))).toBe(true);
  });

  test.each(planted.map((file) => [file.title, file] as const))('is found in %s', (_, file) => {
    expect(new Set(keysIn(file, key))).toEqual(new Set([key]));
  });
});

describe('no key', () => {
  test.each(cleanFiles.map((file) => [file.title, file] as const))('is found in %s', (_, file) => {
    expect(keysIn(file, key)).toEqual([]);
  });
});
