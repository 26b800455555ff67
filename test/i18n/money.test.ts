import { describe, expect, test } from 'vitest';
import { currencyOf, formatMoney, formatPrice } from '../../src/i18n/money.ts';

describe('money reads well, and never as zero unless it is', () => {
  test.each([
    [0, '$0.00', '0,00 $'],
    [1, '$0.000000001', '0,000000001 $'],
    [12_000, '$0.000012', '0,000012 $'],
    // Two significant digits: 6750 billionths are 0.00000675, shown as 0.0000068.
    [6750, '$0.0000068', '0,0000068 $'],
    [4_999_999, '$0.005', '0,005 $'],
    [34_500_000, '$0.035', '0,035 $'],
    [500_000_000, '$0.50', '0,50 $'],
    [999_999_999, '$1.00', '1,00 $'],
    [1_500_000_000, '$1.50', '1,50 $'],
    [1_234_500_000_000, '$1,234.50', '1\u202f234,50 $'],
  ])('%i billionths', (nanos, english, french) => {
    expect(formatMoney(nanos, 'usd', 'en')).toBe(english);
    expect(formatMoney(nanos, 'usd', 'fr')).toBe(french.replace(' $', '\u00a0$'));
  });

  test('dollars in English, euros in French', () => {
    expect([currencyOf('en'), currencyOf('fr')]).toEqual(['usd', 'eur']);
  });

  test('euros', () => {
    expect(formatMoney(6750, 'eur', 'en')).toBe('€0.0000068');
    expect(formatMoney(6750, 'eur', 'fr')).toBe('0,0000068\u00a0€');
  });

  test.each([
    [0.15, '€0.15', '0,15\u00a0€'],
    [0.088, '€0.088', '0,088\u00a0€'],
    [7.5, '€7.50', '7,50\u00a0€'],
    [0, '€0.00', '0,00\u00a0€'],
  ])('a price of %d per million', (price, english, french) => {
    expect(formatPrice(price, 'eur', 'en')).toBe(english);
    expect(formatPrice(price, 'eur', 'fr')).toBe(french);
  });
});
