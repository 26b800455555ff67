import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import published from '../../../node_modules/string-width/index.js';
import { plainCharacters } from '../../../src/ui/ink/plain-text.ts';
import { hostileTexts } from '../../support/fakes/hostile-text.ts';

const pattern = new RegExp(`[${plainCharacters}]`);
const everyUnit = Array.from({ length: 0x1_0000 }, (_, unit) => String.fromCharCode(unit));
const plain = everyUnit.filter((character) => pattern.test(character));

test('the program uses the replacement', () => {
  expect(stringWidth).not.toBe(published);
});

test('each plain character is one cell wide', () => {
  expect(plain.length).toBeGreaterThan(900);
  expect(plain.filter((character) => published(character) !== 1)).toEqual([]);
});

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...plain),
      fc.constantFrom('\x1b[1m', '\x1b[38;5;208m', '\x1b[39m', '\x1b]8;;https://a.b/\x07', '\x1b'),
      fc.constantFrom('\u0301', '\u200b', '日本', '👩‍👧‍👦', '한', '\n', '\x9b'),
      fc.constantFrom(...hostileTexts),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const options = fc.constantFrom(
  undefined,
  {},
  { ambiguousIsNarrow: false },
  { countAnsiEscapeCodes: true },
);

test('any text has the same width as in the package', () => {
  fc.assert(
    fc.property(texts, options, (text, given) => {
      expect(stringWidth(text, given)).toBe(published(text, given));
    }),
    { numRuns: 2_000 },
  );
});
