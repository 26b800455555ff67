import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyOf, formatFineMoney, formatMoney, formatPrice } from '../../src/i18n/money.ts';

describe('formats money, and shows zero only for zero', () => {
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

/** Rounds half up: an integer of `10 ** -places` to the given decimals, with integers only. */
function rounded(amount: bigint, places: number, decimals: number): bigint {
  const unit = 10n ** BigInt(places - decimals);
  return (amount + unit / 2n) / unit;
}

/** Parses an English amount to a whole number of its last decimal, and its number of decimals. */
function readShown(text: string): { readonly value: bigint; readonly decimals: number } {
  const bare = text.replaceAll(/[$€,]/g, '');
  return {
    value: BigInt(bare.replace('.', '')),
    decimals: bare.length - bare.indexOf('.') - 1,
  };
}

describe('shows the exact amount', () => {
  const amounts = fc.oneof(
    fc.bigInt({ min: 0n, max: 10n ** 22n }),
    fc.bigInt({ min: 0n, max: 10n ** 10n }),
    // Halves, which a float may round the wrong way.
    fc.bigInt({ min: 0n, max: 10n ** 6n }).map((cents) => (cents * 2n + 1n) * 5_000_000n),
  );

  test.each([
    [9, formatMoney],
    [12, formatFineMoney],
  ] as const)('of 10^-%i', (places, format) => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const { value, decimals } = readShown(format(amount, 'usd', 'en'));
        expect(value).toBe(rounded(amount, places, decimals));
        expect(value === 0n).toBe(amount === 0n);
      }),
    );
  });

  test('even if a float would be rounded', () => {
    expect(formatMoney(1_005_000_000, 'usd', 'en')).toBe('$1.01');
    expect(formatMoney(90_071_992_547_409_930_000_000n, 'usd', 'en')).toBe(
      '$90,071,992,547,409.93',
    );
    expect(formatFineMoney(4_840n, 'usd', 'en')).toBe('$0.0000000048');
    expect(formatFineMoney(55n, 'eur', 'en')).toBe('€0.000000000055');
  });
});
