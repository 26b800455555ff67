import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import {
  estimable,
  estimateCost,
  othersThan,
  type Workload,
} from '../../../src/core/spending/estimate-cost.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const work: Workload = {
  requestsPerDay: 1000,
  tokensIn: 500,
  tokensOut: 250,
  batch: false,
  cached: false,
  regional: false,
};
const small = metadataOf('mistral-small-latest');

describe('the cost of a workload, in trillionths', () => {
  // A request costs 500 × 0.15 + 250 × 0.60 = 225 millionths of a dollar; a thousand cost 0.225 dollars.
  test.each<readonly [string, Partial<Workload>, bigint]>([
    ['as it is', {}, 225_000_000_000n],
    ['as a batch, half', { batch: true }, 112_500_000_000n],
    // 500 × 0.015 + 250 × 0.60 = 157.5 millionths.
    ['from the cache, a tenth of the input', { cached: true }, 157_500_000_000n],
    ['both', { batch: true, cached: true }, 78_750_000_000n],
    ['in one region, a tenth more', { regional: true }, 247_500_000_000n],
    ['no requests', { requestsPerDay: 0 }, 0n],
    ['nothing out', { tokensOut: 0 }, 75_000_000_000n],
  ])('%s', (_, change, perDay) => {
    const estimate = estimateCost({ ...work, ...change }, small, 'usd');
    expect(estimate).toEqual({ perDay, perMonth: perDay * 30n });
  });

  test('is unknown if the price is unknown', () => {
    expect(estimateCost(work, undefined, 'usd')).toBeUndefined();
    expect(estimateCost(work, metadataOf('mistral-large-4'), 'eur')).toBeUndefined();
    expect(estimateCost(work, metadataOf('mistral-embed'), 'usd')).toBeUndefined();
    expect(
      estimateCost({ ...work, tokensOut: 0 }, metadataOf('mistral-embed'), 'usd'),
    ).toBeDefined();
  });

  test('is exact for any price and discount', () => {
    const count = fc.nat({ max: 1_000_000_000 });
    const price = fc.nat({ max: 20_000 });
    fc.assert(
      fc.property(
        fc.record({
          requestsPerDay: count,
          tokensIn: count,
          tokensOut: count,
          batch: fc.boolean(),
          cached: fc.boolean(),
          regional: fc.boolean(),
        }),
        price,
        price,
        (asked, steps, outSteps) => {
          const usd = { input: steps / 1000, output: outSteps / 1000 };
          const found = estimateCost(asked, { usd, eur: null }, 'usd');
          // Computes in units of 1/200, which avoids divisions.
          const input = BigInt(asked.tokensIn) * BigInt(steps) * (asked.cached ? 1n : 10n);
          const output = BigInt(asked.tokensOut) * BigInt(outSteps) * 10n;
          const shares = (asked.regional ? 11n : 10n) * (asked.batch ? 1n : 2n);
          const exact = BigInt(asked.requestsPerDay) * (input + output) * shares * 1000n;
          expect((found?.perDay ?? -1n) * 200n).toBe(exact);
        },
      ),
    );
  });
});

describe('the models to estimate with', () => {
  const now = Date.parse('2026-11-22');

  test('start with the chosen one, under any name, without duplicates', () => {
    const ids = estimable('mistral-small-2603', now, noNames);
    expect(ids[0]).toBe('mistral-small-2603');
    expect(ids).toContain('mistral-medium-latest');
    expect(ids).not.toContain('mistral-small-latest');
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('have a price, and none is retired or experimental', () => {
    const [, ...ids] = estimable('a-model-of-tomorrow', now, noNames);
    expect(ids.length).toBeGreaterThan(6);
    for (const id of ids) {
      const metadata = metadataOf(id);
      expect(metadata?.usd ?? metadata?.eur, id).toBeTruthy();
      expect(metadata?.tier, id).not.toBe('labs');
      expect(Date.parse(metadata?.retiresAt ?? '2100-01-01'), id).toBeGreaterThan(now);
    }
  });

  test.each(['mistral-small-latest', 'mistral-medium-3-5', 'codestral-latest', 'unheard-of'])(
    'are compared with three others: %s',
    (model) => {
      const others = othersThan(model, noNames).map(metadataOf);
      expect(others).toHaveLength(3);
      expect(others).not.toContain(undefined);
      expect(others).not.toContain(metadataOf(model) ?? 'none');
    },
  );
});
