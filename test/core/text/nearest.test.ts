import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearest } from '../../../src/core/text/nearest.ts';

const options = ['--demo', '--lang', '--base-url', '--screen-reader', '--help', '-h', '-v'];
const commands = ['doctor', 'key', 'models', 'chat', 'embed', 'env', 'exec', 'export', 'emulator'];

describe('the nearest name', () => {
  test.each([
    ['a letter exchanged with its neighbour', '--lnag', '--lang'],
    ['a letter left out', '--dmo', '--demo'],
    ['a letter too many', '--langg', '--lang'],
    ['two letters too many', '--langue', '--lang'],
    ['another letter', '--damo', '--demo'],
    ['a dash left out', '--screenreader', '--screen-reader'],
    ['one dash for two', '-lang', '--lang'],
    ['no dash', 'help', '--help'],
    ['a capital', '-V', '-v'],
    ['capitals', '--LANG', '--lang'],
    ['its beginning', '--scr', '--screen-reader'],
  ])('is found by %s', (_, given, meant) => {
    expect(nearest(given, options)).toBe(meant);
  });

  test.each([
    ['emulatr', 'emulator'],
    ['model', 'models'],
    ['chatt', 'chat'],
    ['exprot', 'export'],
    ['embeddings', undefined],
    ['e', undefined],
    ['ex', undefined],
    ['', undefined],
  ])('of the command %j is %j', (given, meant) => {
    expect(nearest(given, commands)).toBe(meant);
  });

  test.each(['--json', '--x', '-x', '-l', '--', '---'])('is undefined for %s', (given) => {
    expect(nearest(given, options)).toBeUndefined();
  });

  test('is undefined without names', () => {
    expect(nearest('chat', [])).toBeUndefined();
  });

  test('is the closer of two similar names', () => {
    expect(nearest('expost', ['expect', 'export'])).toBe('export');
  });
});

/** Counts typos by the recursive definition of the distance. */
function typosBetween(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : row)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const [a, b] = [one[row - 1], other[column - 1]];
      const isSwap = a === other[column - 2] && one[row - 2] === b;
      (table[row] ?? [])[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (a === b ? 0 : 1),
        isSwap ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(one.length, other.length);
}

test('is the first with the fewest typos, at most one in three letters', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', '-', '1'),
    minLength: 3,
    maxLength: 9,
  });
  const bareName = name.filter((text) => !text.startsWith('-'));
  fc.assert(
    fc.property(bareName, fc.array(bareName, { maxLength: 8 }), (word, names) => {
      fc.pre(!names.some((one) => one.startsWith(word)));
      const allowed = (other: string) =>
        Math.max(1, Math.floor(Math.max(word.length, other.length) / 3));
      const near = names.filter((other) => typosBetween(word, other) <= allowed(other));
      const fewest = Math.min(...near.map((other) => typosBetween(word, other)));
      expect(nearest(word, names)).toBe(near.find((other) => typosBetween(word, other) === fewest));
    }),
  );
});
