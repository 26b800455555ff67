import { expect, test } from 'vitest';
import { listModels } from '../../../src/core/models/list-models.ts';
import { AppError } from '../../../src/errors/errors.ts';
import type { CallOptions } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, metadata } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';
import { card, cardsOf } from './cards.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const startAt = Date.UTC(2026, 10, 20);

test('turns the live list into folded, dated and marked rows', async () => {
  const stop = new AbortController();
  const calls: CallOptions[] = [];
  const mistral = fakeMistral({
    listModels: async (options) => {
      calls.push(options);
      const models = [
        ...cardsOf(['mistral-small-2603', 'mistral-small-latest']),
        card('new-2701', { retiresAt: '2026-11-19T12:00:00Z' }),
      ];
      return { models, metadata };
    },
  });
  const found = await listModels(
    { mistral, clock: createFakeClock({ startAt }), modelNames: noNames },
    { key, signal: stop.signal, modelAccess: { 'mistral-small-latest': 'ready' } },
  );
  expect(found).toMatchObject({ metadata: metadata, fetchedAt: startAt });
  expect(found.rows.map(({ id, access, state }) => [id, access, state])).toEqual([
    ['mistral-small-2603', 'ready', 'ok'],
    ['new-2701', 'untried', 'retired'],
  ]);
  expect(calls).toEqual([{ key, signal: stop.signal }]);
});

test('rethrows an error of the service', async () => {
  const mistral = fakeMistral({
    listModels: () => Promise.reject(new AppError({ code: 'key-refused' })),
  });
  await expect(
    listModels({ mistral, clock: createFakeClock(), modelNames: noNames }, { key }),
  ).rejects.toMatchObject({
    error: { code: 'key-refused' },
  });
});
