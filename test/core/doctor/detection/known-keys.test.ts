import { expect, test } from 'vitest';
import { knownKeysIn } from '../../../../src/core/doctor/detection/known-keys.ts';
import { Secret } from '../../../../src/services/ports/secret.ts';

const key = 'k4Nq8Zt2Wm6Xs9Rb3Vd7Yf5Hj1Lp0GcA';

/** Returns the offsets at which keys are found, with repetitions. */
function placesIn(text: string, ...keys: readonly string[]): readonly number[] {
  const known = keys.map((one) => new Secret(one));
  return [...knownKeysIn(text, known)].map(([at]) => at);
}

test.each([
  ['letters and digits', key],
  ['more letters and digits than a run needs', `${key}Zz9`],
  ['fewer letters and digits than a run needs', key.slice(0, 31)],
  ['as few characters as a key may have', key.slice(0, 16)],
  ['a sign at its start', `-${key}`],
  ['a sign at its end', `${key}-`],
  ['a sign in its middle', `${key.slice(0, 20)}_${key.slice(20)}`],
  ['signs only', '-_.+'.repeat(9)],
  ['a letter outside of ASCII at its start', `€${key}`],
  ['a letter outside of ASCII at its end', `${key}€`],
])('finds each place of a key with %s once', (_, known) => {
  expect(placesIn(`a=${known}\n"${known}" ${known.slice(1)}`, known)).toEqual([
    2,
    known.length + 4,
  ]);
});

test('finds no key that is shorter than 16 characters', () => {
  expect(placesIn(key.slice(0, 15), key.slice(0, 15))).toEqual([]);
});

test('finds a key inside a longer run of letters and digits', () => {
  expect(placesIn(`abc${key}${key}def`, key)).toEqual([3, 3 + key.length]);
});

test('finds a short key inside a longer run of letters and digits once', () => {
  expect(placesIn(`abc${key}def`, key.slice(0, 20))).toEqual([3]);
});

test('finds each of several keys of different forms', () => {
  const others = [`${key.toLowerCase()}-`, '-_.+'.repeat(9)];
  const text = [key, ...others].join(' ');
  expect(placesIn(text, key, ...others)).toEqual([key, ...others].map((one) => text.indexOf(one)));
});

test.each([0, 1, 2, 3, 4, 5])('finds a key in base64 after %i other bytes', (count) => {
  const encoded = btoa(`${'~'.repeat(count)}${key}~~~`);
  // The first characters also represent bits of the bytes before the key.
  expect(placesIn(`v: ${encoded}`, key)).toEqual([3 + Math.ceil((count * 8) / 6)]);
});

test('finds a key in base64 with signs of base64', () => {
  const known = `${'~?>'.repeat(6)}${key}`;
  expect(btoa(known)).toMatch(/[+/]/);
  expect(placesIn(btoa(known), known)).toEqual([0]);
});
