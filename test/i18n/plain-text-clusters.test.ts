import { expect, test } from 'vitest';
import { createPlainTextStream, plainText } from '../../src/i18n/plain-text.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const longest = (text: string) =>
  Math.max(...[...segmenter.segment(text)].map(({ segment }) => [...segment].length));

/** Letters that combine in any number to one character. */
const endless: readonly (readonly [what: string, text: string])[] = [
  ['combining marks', `e${'\u0301'.repeat(5_000)}`],
  ['marks of several kinds', `a${'\u0301\u0489\u20dd'.repeat(2_000)}`],
  ['skin tones', `👩${'🏽'.repeat(2_000)}`],
  ['pictures that are joined', '👩\u200d'.repeat(2_000)],
  ['Korean consonants', 'ᄀ'.repeat(5_000)],
  ['Korean vowels', 'ᅡ'.repeat(5_000)],
  ['Korean final consonants', `각${'ᆨ'.repeat(5_000)}`],
  ['signs that stand before a number', '\u0600'.repeat(5_000)],
  ['Indic letters that are linked', 'क्'.repeat(2_500)],
];

test.each(endless)(
  'no character on the screen has more than a few dozen letters: %s',
  (_, text) => {
    expect(longest(plainText(text))).toBeLessThanOrEqual(64);
    const stream = createPlainTextStream();
    const pieces = [...text].map((letter) => stream.push(letter)).join('') + stream.end();
    expect(pieces).toBe(plainText(text));
  },
);
