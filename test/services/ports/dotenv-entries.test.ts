import { parse } from 'dotenv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutValue } from '../../../src/services/key-locations/entries.ts';
import { dotenvEntries } from '../../../src/services/ports/dotenv-entries.ts';

const variable = 'MISTRAL_API_KEY';
const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';
const other = 'zY9xW8vU7tS6rQ5pO4nM3lK2jI1hG0fE';

const find = (text: string) => dotenvEntries(text, variable);
const values = (text: string) => find(text).map(({ value }) => value);

describe('an assignment is read', () => {
  test.each([
    ['bare', `MISTRAL_API_KEY=${key}`],
    ['in double quotes', `MISTRAL_API_KEY="${key}"`],
    ['in single quotes', `MISTRAL_API_KEY='${key}'`],
    ['in backquotes', `MISTRAL_API_KEY=\`${key}\``],
    ['exported', `export MISTRAL_API_KEY=${key}`],
    ['exported, with wide spaces', `export   MISTRAL_API_KEY=${key}`],
    ['with spaces', `  MISTRAL_API_KEY = ${key}  `],
    ['with a colon', `MISTRAL_API_KEY: ${key}`],
    ['with no-break spaces', `\u00a0MISTRAL_API_KEY\u00a0=\u00a0${key}\u00a0`],
    [
      'with the bytes of no-break spaces',
      `\u00c2\u00a0MISTRAL_API_KEY=\u00c2\u00a0${key}\u00c2\u00a0`,
    ],
    ['with wide spaces', `\u3000MISTRAL_API_KEY=\u2003${key}\u202f`],
    ['with a comment', `MISTRAL_API_KEY=${key} # the one for tests`],
    ['in quotes, with a comment', `MISTRAL_API_KEY="${key}" # the one for tests`],
    ['after a byte order mark', `\ufeffMISTRAL_API_KEY=${key}`],
    ['after the bytes of one', `\u00ef\u00bb\u00bfMISTRAL_API_KEY=${key}`],
    ['among others', `A=1\nMISTRAL_API_KEY=${key}\nB=2\n`],
    ['with Windows line ends', `A=1\r\nMISTRAL_API_KEY=${key}\r\nB=2\r\n`],
    ['with old line ends', `A=1\rMISTRAL_API_KEY=${key}\rB=2\r`],
    ['after a quote that is never closed', `A="1\nMISTRAL_API_KEY=${key}\n`],
    ['after an apostrophe', `A=don't\nMISTRAL_API_KEY=${key}\n`],
  ])('%s', (_, text) => {
    expect(values(text)).toEqual([key]);
  });

  test.each([
    ['a comment', `# MISTRAL_API_KEY=${key}`],
    ['another name', `MY_MISTRAL_API_KEY=${key}\nMISTRAL_API_KEY_2=${key}`],
    ['the other family of keys', `CODESTRAL_API_KEY=${key}`],
    ['prose', `Put MISTRAL_API_KEY=${key} into this file`],
    ['inside the quotes of another', `A="first\nMISTRAL_API_KEY=${key}\nlast"\n`],
    ['nothing', ''],
  ])('but not %s', (_, text) => {
    expect(values(text)).toEqual([]);
  });

  test('each time it occurs, in order', () => {
    expect(values(`MISTRAL_API_KEY=${other}\nMISTRAL_API_KEY=${key}`)).toEqual([other, key]);
  });

  test('if it is empty', () => {
    expect(values('MISTRAL_API_KEY=\nA=1')).toEqual(['']);
    expect(values('MISTRAL_API_KEY=""')).toEqual(['']);
  });
});

describe('a value is that of dotenv', () => {
  test.each([
    ['"a b"', 'a b'],
    ['"a\\nb\\rc"', 'a\nb\rc'],
    ["'a\\nb\\rc'", 'a\\nb\\rc'],
    ['`a\\nb`', 'a\\nb'],
    ['a\\nb', 'a\\nb'],
    ['"open\\n', '"open\n'],
    ['a"b"', 'a"b"'],
    ['"a"b', '"a"b'],
    ['"a" b', '"a" b'],
    ['"a # b" # c', 'a # b'],
    ["'a # b' # c", 'a # b'],
    ['`a # b` # c', 'a # b'],
    ['"a\nb"', 'a\nb'],
  ])('%j', (written, value) => {
    for (const sign of ['=', '= ', ':  ']) {
      const text = `${variable}${sign}${written}\n`;
      expect(values(text)).toEqual([value]);
      expect(parse(text)).toEqual({ [variable]: value });
    }
  });
});

describe('removing it leaves everything else', () => {
  test.each([
    ['first', `MISTRAL_API_KEY=${key}\nA=1\n`, 'A=1\n'],
    ['in the middle', `A=1\nMISTRAL_API_KEY=${key}\nB=2\n`, 'A=1\nB=2\n'],
    ['last', `A=1\nMISTRAL_API_KEY=${key}\n`, 'A=1\n'],
    ['last, without a line end', `A=1\nMISTRAL_API_KEY=${key}`, 'A=1\n'],
    ['alone', `MISTRAL_API_KEY=${key}`, ''],
    ['with Windows line ends', `A=1\r\nMISTRAL_API_KEY=${key}\r\nB=2`, 'A=1\r\nB=2'],
    ['after a byte order mark', `\ufeffMISTRAL_API_KEY=${key}\nA=1`, '\ufeffA=1'],
    ['with its comment', `A=1 # a\nMISTRAL_API_KEY=${key} # b\n# c\n`, 'A=1 # a\n# c\n'],
    ['twice', `MISTRAL_API_KEY=${key}\nA=1\nexport MISTRAL_API_KEY="${key}"\n`, 'A=1\n'],
    ['between empty lines', `A=1\n\nMISTRAL_API_KEY=${key}\n\nB=2`, 'A=1\n\n\nB=2'],
    [
      'but not another key',
      `MISTRAL_API_KEY=${other}\nMISTRAL_API_KEY=${key}\n`,
      `MISTRAL_API_KEY=${other}\n`,
    ],
  ])('%s', (_, text, expected) => {
    expect(withoutValue(text, key, find)).toBe(expected);
  });
});

const line = fc.oneof(
  fc.constantFrom('', '# a comment', 'A=1', 'B="two\nlines"', "C='it'", 'export D=`x` # y', 'E: 5'),
  fc.constantFrom('F=été', 'G=a b', 'H= "q" ', 'garbage', 'I="open', "J=don't", 'K=a#b'),
);
const ours = fc
  .tuple(
    fc.constantFrom('', 'export ', '  '),
    fc.constantFrom('=', ' = ', ': '),
    fc.constantFrom('', '"', "'", '`'),
    fc.constantFrom('', ' # mine'),
  )
  .map(
    ([before, sign, quote, after]) => `${before}${variable}${sign}${quote}${key}${quote}${after}`,
  );
const file = fc
  .tuple(fc.array(fc.oneof(line, ours)), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\n'))
  .map(([lines, end, last]) => lines.join(end) + last);

describe('for any file', () => {
  test('returns the last value, which tools read', () => {
    fc.assert(
      fc.property(file, (text) => {
        expect(values(text).at(-1)).toBe(parse(text)[variable]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('after a removal, tools read the same except for the key, and only its lines are gone', () => {
    fc.assert(
      fc.property(file, (text) => {
        const rest = withoutValue(text, key, find);
        const { [variable]: _, ...others } = parse(text);
        expect(parse(rest)).toEqual(others);
        const entries = find(text);
        const kept = [0, ...entries.map(({ end }) => end)].map((from, index) =>
          text.slice(from, entries[index]?.start),
        );
        expect(rest).toBe(kept.join(''));
      }),
      { numRuns: 2_000 },
    );
  });

  test('reads a megabyte of anything', () => {
    for (const piece of ['A="', "x='\\'", '   ', 'a', '\\"', '`\n', 'A=\n', '#', ':', '"\'`']) {
      const text = `${piece.repeat(1_000_000 / piece.length)}\nMISTRAL_API_KEY=${key}`;
      expect(values(text).length).toBeLessThanOrEqual(1);
    }
  });
});
