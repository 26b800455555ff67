import { describe, expect, test } from 'vitest';
import { maxTriesCost, smallestRequest, tryModels } from '../../../src/core/access/try-models.ts';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import type { ChatRequest } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { answer, fakeMistral } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');

/** Creates a service that answers each model with its error, or with an answer if it has none. */
function answering(errors: Readonly<Record<string, ErrorData>>) {
  const asked: ChatRequest[] = [];
  const mistral = fakeMistral({
    completeChat: async (request) => {
      asked.push(request);
      const error = errors[request.model];
      if (error !== undefined) throw new AppError(error);
      return answer;
    },
  });
  return { mistral, asked };
}

describe('trying each model once with one token', () => {
  test('reports each outcome as it arrives', async () => {
    const { mistral, asked } = answering({ b: { code: 'tier' }, c: { code: 'capacity' } });
    const told: string[] = [];
    const modelAccess = await tryModels({ mistral }, ['a', 'b', 'c'], { key }, (tried) =>
      told.push(`${tried.model} ${tried.outcome}`),
    );
    expect(modelAccess).toEqual({ a: 'ready', b: 'tier', c: 'capacity' });
    expect(told).toEqual(['a ready', 'b tier', 'c capacity']);
    expect(asked).toEqual(['a', 'b', 'c'].map(smallestRequest));
    expect(asked[0]?.maxTokens).toBe(1);
  });

  test.each<ErrorData>([
    { code: 'key-refused' },
    { code: 'payment' },
    { code: 'monthly-quota' },
    { code: 'network', problem: 'offline', host: 'api.mistral.ai' },
    { code: 'cancelled' },
  ])('stops at $code, which the next model would report too', async (error) => {
    const { mistral, asked } = answering({ a: error });
    const tries = tryModels({ mistral }, ['a', 'b'], { key });
    await expect(tries).rejects.toMatchObject({ error: error });
    expect(asked).toHaveLength(1);
  });
});

describe('the maximum cost of tries', () => {
  const host = 'api.mistral.ai';
  const one = maxTriesCost(['mistral-small-latest'], host, 'usd', noNames).known[0]?.nanos ?? 0;
  const usd = (nanos: number) => [{ nanos, currency: 'usd' }];

  test('is a fraction of a cent, and more than the call costs', () => {
    // Ten tokens in, one out, at 0.15 and 0.60 a million.
    expect(one).toBeGreaterThan(10 * 150 + 600);
    expect(one).toBeLessThan(10_000_000 / 10);
  });

  test('adds up, and leaves out models without a price', () => {
    const models = ['mistral-small-latest', 'unheard-of', 'mistral-small-2603'];
    expect(maxTriesCost(models, host, 'usd', noNames)).toEqual({
      known: usd(2 * one),
      unpriced: 1,
    });
    expect(maxTriesCost([], host, 'usd', noNames)).toEqual({ known: usd(0), unpriced: 0 });
  });

  test('is ten percent higher for answers computed in one region', () => {
    const regional = maxTriesCost(['mistral-small-latest'], 'api.eu.mistral.ai', 'usd', noNames);
    expect(regional.known).toEqual(usd(Math.ceil((one * 11) / 10)));
  });

  test('counts a model with a price in dollars only in dollars', () => {
    const models = ['mistral-large-4', 'mistral-small-latest'];
    const { known, unpriced } = maxTriesCost(models, host, 'eur', noNames);
    expect(known.map(({ currency }) => currency)).toEqual(['eur', 'usd']);
    expect(known[1]).toEqual(maxTriesCost(['mistral-large-4'], host, 'usd', noNames).known[0]);
    expect(unpriced).toBe(0);
  });
});
