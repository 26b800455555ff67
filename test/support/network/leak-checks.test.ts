import { describe, expect, test } from 'vitest';
import { leftovers, partsOf } from './leak-checks.ts';

describe('parts of a key', () => {
  const key = 'abcdefghijklmnop';

  test.each([
    ['the whole of it', `> ${key} <`, 12],
    ['five letters of it', 'in fghij here', 1],
    ['five letters, coloured one by one', [...'fghij'].join('\x1b[31m\x1b[0m'), 1],
    ['five letters in the address of a link', '\x1b]8;;https://a.example/fghij\x1b\\here', 1],
    ['its last four', '…mnop', 0],
    ['nothing of it', 'Paste your key here', 0],
  ])('%s', (_name, text, count) => {
    expect(partsOf(key, text)).toHaveLength(count);
  });
});

describe('leftovers', () => {
  test.each([
    ['connect ECONNREFUSED 127.0.0.1:1', ['ECONNREFUSED']],
    ['costs undefined, \x1b[1mNaN\x1b[0m €', ['undefined', 'NaN']],
    ['[object Object]', ['[object Object]']],
    [
      'TypeError: x is not\n    at main (file:///dist/main.js:1:2)',
      ['TypeError:', '    at main (file:///dist/main.js:1:2)'],
    ],
    ['Esc back · Enter EXPORT · Étape 3/6', []],
    ['Mistral reported an error in the middle of the answer.', []],
  ])('%j', (text, found) => {
    expect(leftovers(text)).toEqual(found);
  });
});
