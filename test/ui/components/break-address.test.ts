import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakAddress } from '../../../src/ui/components/break-address.ts';

const keysPage = 'https://console.mistral.ai/organization/api-keys?workspace=default';

test.each([
  ['into one line if it fits', keysPage, 80, [keysPage]],
  [
    'after a slash',
    keysPage,
    36,
    ['https://console.mistral.ai/', 'organization/api-keys?workspace=', 'default'],
  ],
  [
    'inside a word that is wider than the line',
    'https://abcdefghijklmno',
    10,
    ['https://ab', 'cdefghijkl', 'mno'],
  ],
])('breaks an address %s', (_name, address, columns, lines) => {
  expect(breakAddress(address, columns)).toEqual(lines);
});

/** Words and separators, as they occur in addresses and as they do not. */
const address = fc
  .array(fc.constantFrom(...'abcdeXYZ0189/?&=#.-_~%:@+'), { maxLength: 150 })
  .map((signs) => `https://${signs.join('')}`);

test('breaks an address into lines that fit and join to the same address', () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 1, max: 100 }), (address, columns) => {
      const lines = breakAddress(address, columns);
      expect(lines.join('')).toBe(address);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    }),
  );
});
