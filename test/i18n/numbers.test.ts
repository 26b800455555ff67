import { describe, expect, test } from 'vitest';
import { langs, localeTag } from '../../src/i18n/languages.ts';
import {
  formatDate,
  formatMonth,
  formatNumber,
  formatSeconds,
  plural,
} from '../../src/i18n/numbers.ts';

describe('formatNumber', () => {
  test.each([
    [0, '0', '0'],
    [1234, '1,234', '1\u202f234'],
    [262_144, '262,144', '262\u202f144'],
    [0.5, '0.5', '0,5'],
    [-0.0194, '-0.019', '-0,019'],
  ])('writes %d as %s in English and %s in French', (value, english, french) => {
    expect(formatNumber(value, 'en')).toBe(english);
    expect(formatNumber(value, 'fr')).toBe(french);
  });

  test.each([0, 7, 999, 1000, 12_345, 1_000_000, -1, -1000, -987_654_321, 2 ** 53 - 1])(
    'writes %d as Intl does',
    (value) => {
      expect(formatNumber(value, 'en')).toBe(new Intl.NumberFormat('en-GB').format(value));
      expect(formatNumber(value, 'fr')).toBe(new Intl.NumberFormat('fr-FR').format(value));
    },
  );

  test.each([
    [0, '3'],
    [1, '3.1'],
    [4, '3.1416'],
  ])('writes at most %i decimals if asked to', (decimals, text) => {
    expect(formatNumber(Math.PI, 'en', decimals)).toBe(text);
  });
});

describe('formatSeconds', () => {
  test.each([
    [0, '0', '0'],
    [40, '0.04', '0,04'],
    [994, '0.99', '0,99'],
    // Rounds to one second, so it is written without decimals.
    [995, '1', '1'],
    [1234, '1.2', '1,2'],
    [9949, '9.9', '9,9'],
    [9950, '10', '10'],
    [75_400, '75', '75'],
  ])('writes %i ms as %s s in English and %s s in French', (ms, english, french) => {
    expect(formatSeconds(ms, 'en')).toBe(`${english}\u00a0s`);
    expect(formatSeconds(ms, 'fr')).toBe(`${french}\u202fs`);
  });
});

describe('formatDate', () => {
  test.each([
    ['2026-07-31', '31 July 2026', '31 juillet 2026'],
    // The day is the service's, in UTC, in every time zone.
    ['2027-01-31T23:59:59Z', '31 January 2027', '31 janvier 2027'],
    ['2026-02-01T00:00:00Z', '1 February 2026', '1er février 2026'],
    ['soon', 'soon', 'soon'],
    ['', '', ''],
  ])('writes %j as %j in English and %j in French', (iso, english, french) => {
    expect(formatDate(iso, 'en')).toBe(english);
    expect(formatDate(iso, 'fr')).toBe(french);
  });
});

describe('formatMonth', () => {
  test('names each month like the system’s calendar', () => {
    for (let month = 1; month <= 12; month += 1) {
      const iso = `2026-${String(month).padStart(2, '0')}`;
      for (const lang of langs) {
        const format = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
        const expected = new Intl.DateTimeFormat(localeTag(lang), format).format(Date.parse(iso));
        expect(formatMonth(iso, lang)).toBe(expected);
      }
    }
  });
});

describe('plural', () => {
  test.each([
    [0, 'other', 'one'],
    [1, 'one', 'one'],
    [1.5, 'other', 'one'],
    [2, 'other', 'other'],
    // French grammar has a separate category for millions; these texts need no separate form.
    [1_000_000, 'other', 'other'],
  ])('for %d returns the form “%s” in English and “%s” in French', (count, english, french) => {
    const forms = { one: 'one', other: 'other' };
    expect(plural('en', count, forms)).toBe(english);
    expect(plural('fr', count, forms)).toBe(french);
  });
});
