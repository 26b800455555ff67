import { describe, expect, test } from 'vitest';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import {
  type Cost,
  columnMoney,
  columnSum,
  costOf,
  formatCost,
  inputPrice,
  shortCost,
  shortMoney,
  shortSum,
  sumCosts,
} from '../../../src/core/spending/price.ts';

const small = { usd: { input: 0.15, output: 0.6 }, eur: { input: 0.12, output: 0.5 } };
const embedding = { usd: { input: 0.1, output: null }, eur: { input: 0.1, output: null } };
const dollarsOnly = { usd: { input: 0.7, output: 2.1 }, eur: null };

describe('the cost of a call, in billionths', () => {
  const cases: readonly (readonly [string, number, number, Parameters<typeof costOf>[1], Cost])[] =
    [
      // 0.15 $ per million is 150 billionths a token: 13 × 150 + 8 × 600 = 1950 + 4800 = 6750.
      // In euros 13 × 120 + 8 × 500 = 1560 + 4000 = 5560.
      ['a short chat', 13, 8, small, { usd: 6750, eur: 5560 }],
      // A million of each: 0.15 + 0.60 = 0.75 $, 0.12 + 0.50 = 0.62 €.
      ['a million of each', 1e6, 1e6, small, { usd: 750_000_000, eur: 620_000_000 }],
      // 10 × 100 = 1000.
      ['an embedding, without output', 10, 0, embedding, { usd: 1000, eur: 1000 }],
      ['output of a model whose output has no price', 10, 1, embedding, 'unknown'],
      // 3 × 700 + 1 × 2100 = 4200. With floats, 3 × 0.7 would be 2.0999999999999996.
      ['a price in dollars only', 3, 1, dollarsOnly, { usd: 4200, eur: null }],
      ['nothing at all', 0, 0, small, { usd: 0, eur: 0 }],
      ['no price', 10, 10, { usd: null, eur: null }, 'unknown'],
      ['no price, no tokens', 0, 0, { usd: null, eur: null }, 'unknown'],
      ['an unknown model', 10, 10, undefined, 'unknown'],
    ];

  test.each(cases)('%s', (_, promptTokens, completionTokens, metadata, cost) => {
    expect(costOf({ promptTokens, completionTokens }, metadata)).toEqual(cost);
  });

  test('is zero for a free model, not unknown', () => {
    const usage = { promptTokens: 12, completionTokens: 0 };
    expect(costOf(usage, metadataOf('mistral-moderation-2603'))).toEqual({ usd: 0, eur: 0 });
  });
});

describe('the sum of a session', () => {
  test.each<readonly [string, readonly Cost[], Cost]>([
    ['no calls', [], { usd: 0, eur: 0 }],
    [
      'two calls',
      [
        { usd: 1, eur: 2 },
        { usd: 30, eur: 40 },
      ],
      { usd: 31, eur: 42 },
    ],
    [
      'one without euros',
      [
        { usd: 1, eur: 2 },
        { usd: 30, eur: null },
      ],
      { usd: 31, eur: null },
    ],
    ['one unknown', [{ usd: 1, eur: 2 }, 'unknown', { usd: 1, eur: 1 }], 'unknown'],
    [
      'each missing the other’s',
      [
        { usd: 1, eur: null },
        { usd: null, eur: 1 },
      ],
      'unknown',
    ],
  ])('%s', (_, costs, sum) => {
    expect(sumCosts(costs)).toEqual(sum);
  });
});

describe('an amount on a screen', () => {
  test.each([
    [0, '$0.00', '$0.00'],
    [1, 'less than $0.0001', '< $0.0001'],
    [99_999, 'less than $0.0001', '< $0.0001'],
    [100_000, '$0.0001', '$0.0001'],
    [390_000, '$0.00039', '$0.00039'],
  ])('of %i billionths is %j, in a column %j', (nanos, sentence, column) => {
    expect(shortMoney({ nanos, currency: 'usd' }, 'en')).toBe(sentence);
    expect(shortCost({ usd: nanos, eur: null }, 'en')).toBe(sentence);
    expect(columnMoney({ nanos, currency: 'usd' }, 'en')).toBe(column);
  });

  test('is in French as people write it', () => {
    expect(shortMoney({ nanos: 1, currency: 'eur' }, 'fr')).toBe('moins de 0,0001\u00a0€');
    expect(shortCost('unknown', 'fr')).toBe('prix inconnu');
  });

  test('is in the other currency if only that is known', () => {
    expect(shortCost({ usd: 390_000, eur: null }, 'fr')).toBe('0,00039\u00a0$');
    expect(formatCost({ usd: 390_000, eur: null }, 'fr')).toBe('0,00039\u00a0$');
    expect(formatCost({ usd: null, eur: 390_000 }, 'en')).toBe('€0.00039');
    expect(inputPrice({ usd: { input: 0.1, output: null }, eur: null }, 'fr')).toBe('0,10\u00a0$');
    expect(inputPrice(undefined, 'fr')).toBeUndefined();
  });

  test('in two currencies names both', () => {
    const both = [
      { nanos: 390_000, currency: 'eur' },
      { nanos: 1, currency: 'usd' },
    ] as const;
    expect(shortSum(both, 'fr')).toBe('0,00039\u00a0€ et moins de 0,0001\u00a0$');
    expect(columnSum(both, 'fr', columnMoney)).toBe('0,00039\u00a0€ + < 0,0001\u00a0$');
  });
});
