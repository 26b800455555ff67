import { describe, expect, test } from 'vitest';
import { embedTexts } from '../../src/core/embed.ts';
import { FaultError } from '../../src/errors/fault.ts';
import type { EmbeddingsRequest } from '../../src/services/mistral-port.ts';
import { Secret } from '../../src/services/secret.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { facts, fakeMistral } from './fake-mistral.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const usage = { promptTokens: 10, completionTokens: 0, totalTokens: 10 };

function embedding(vectors: readonly (readonly number[])[], takesMs = 0) {
  const clock = createFakeClock();
  const asked: EmbeddingsRequest[] = [];
  const mistral = fakeMistral({
    embed: async (request) => {
      asked.push(request);
      await clock.advance(takesMs);
      return { model: 'mistral-embed', vectors, usage, facts };
    },
  });
  return { services: { mistral, clock }, asked };
}

test('texts become vectors, with all there is to tell of them', async () => {
  const vectors = [
    [3, 4, 0, 0, 0, 0],
    [4, 3, 0, 0, 0, 0],
  ];
  const { services, asked } = embedding(vectors, 250);
  expect(await embedTexts(services, { key, inputs: ['one', 'two'] })).toEqual({
    model: 'mistral-embed',
    count: 2,
    dimensions: 6,
    firstFive: [3, 4, 0, 0, 0],
    vectors,
    // (3·4 + 4·3) / (5·5) = 0.96.
    similarity: [
      [1, 0.96],
      [0.96, 1],
    ],
    usage,
    // 10 × 100 billionths.
    cost: { usd: 1000, eur: 1000 },
    totalMs: 250,
    facts,
  });
  expect(asked).toEqual([{ model: 'mistral-embed', inputs: ['one', 'two'] }]);
});

test('another model can be named', async () => {
  const { services, asked } = embedding([[1]]);
  await embedTexts(services, { key, inputs: ['one'], model: 'codestral-embed' });
  expect(asked[0]?.model).toBe('codestral-embed');
});

describe('an answer that is not one vector a text, all of one length, is refused', () => {
  test.each([
    ['none', []],
    ['too few', [[1, 2]]],
    [
      'too many',
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
    ],
    ['of two lengths', [[1, 2], [1]]],
  ])('%s', async (_, vectors) => {
    const { services } = embedding(vectors);
    const answer = embedTexts(services, { key, inputs: ['one', 'two'] });
    await expect(answer).rejects.toThrow(FaultError);
    await expect(answer).rejects.toMatchObject({
      fault: { code: 'bad-answer', host: 'api.example' },
    });
  });
});

test('a failure of the service comes through', async () => {
  const mistral = fakeMistral({
    embed: () => Promise.reject(new FaultError({ code: 'capacity' })),
  });
  const services = { mistral, clock: createFakeClock() };
  await expect(embedTexts(services, { key, inputs: ['one'] })).rejects.toMatchObject({
    fault: { code: 'capacity' },
  });
});
