import { expect, test } from 'vitest';
import { rankTexts } from '../../../src/core/embeddings/rank-texts.ts';
import type { EmbeddingsRequest } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, metadata } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const onWait = () => undefined;
const usage = { promptTokens: 5, completionTokens: 0, totalTokens: 5 };
const texts = [
  [0, 1],
  [1, 0],
  [4, 3],
];

function answering(vector: readonly number[]) {
  const asked: EmbeddingsRequest[] = [];
  const mistral = fakeMistral({
    embed: async (request) => {
      asked.push(request);
      return { model: 'mistral-embed', vectors: [vector], usage, metadata };
    },
  });
  return { services: { mistral, clock: createFakeClock(), modelNames: noNames }, asked };
}

test('ranks texts by similarity and returns the cost', async () => {
  const { services, asked } = answering([1, 0]);
  expect(await rankTexts(services, texts, { key, query: 'which?', onWait })).toEqual({
    query: 'which?',
    hits: [
      { index: 1, similarity: 1 },
      { index: 2, similarity: 0.8 },
      { index: 0, similarity: 0 },
    ],
    usage,
    cost: { usd: 500, eur: 500 },
    totalMs: 0,
  });
  expect(asked).toEqual([{ model: 'mistral-embed', inputs: ['which?'] }]);
});

test('embeds the query with the settings of the texts', async () => {
  const { services, asked } = answering([1, 0]);
  const as = { model: 'codestral-embed', dimensions: 2 };
  await rankTexts(services, texts, { key, query: 'which?', ...as, onWait });
  expect(asked).toEqual([{ ...as, inputs: ['which?'] }]);
});

test('refuses a vector of another length', async () => {
  const { services } = answering([1, 0, 0]);
  await expect(rankTexts(services, texts, { key, query: 'which?', onWait })).rejects.toMatchObject({
    error: { code: 'bad-answer', host: 'api.example' },
  });
});
