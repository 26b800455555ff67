import { describe, expect, test } from 'vitest';
import { embedTexts, maxCompared, type Parts } from '../../../src/core/embeddings/embed.ts';
import { AppError } from '../../../src/errors/errors.ts';
import type { EmbeddingsRequest } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, metadata } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const usage = { promptTokens: 10, completionTokens: 0, totalTokens: 10 };

function embedding(vectors: readonly (readonly number[])[], takesMs = 0) {
  const clock = createFakeClock();
  const asked: EmbeddingsRequest[] = [];
  const mistral = fakeMistral({
    embed: async (request) => {
      asked.push(request);
      await clock.advance(takesMs);
      return { model: 'mistral-embed', vectors, usage, metadata };
    },
  });
  return { services: { mistral, clock, modelNames: noNames }, asked };
}

test('embeds texts and returns vectors, similarity and usage', async () => {
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
    calls: 1,
    usage,
    // 10 × 100 billionths.
    cost: { usd: 1000, eur: 1000 },
    totalMs: 250,
    metadata: metadata,
  });
  expect(asked).toEqual([{ model: 'mistral-embed', inputs: ['one', 'two'] }]);
});

test('accepts another model and other dimensions', async () => {
  const { services, asked } = embedding([[1]]);
  await embedTexts(services, { key, inputs: ['one'], model: 'codestral-embed', dimensions: 1 });
  expect(asked).toEqual([{ model: 'codestral-embed', inputs: ['one'], dimensions: 1 }]);
});

test('compares the first of many texts, and embeds all of them', async () => {
  const inputs = Array.from({ length: maxCompared + 5 }, (_, index) => `text ${index}`);
  const { services } = embedding(inputs.map((_, index) => [1, index]));
  const { vectors, count, similarity } = await embedTexts(services, { key, inputs });
  expect([vectors.length, count]).toEqual([25, 25]);
  expect(similarity.map((row) => row.length)).toEqual(Array(20).fill(20));
});

describe('more texts than fit in one call', () => {
  const inputs = Array.from({ length: 600 }, (_, index) => `text ${index}`);

  /** A service that returns a different number for each text, and fails for the given calls. */
  function numbering(failing: readonly number[], usages: readonly (typeof usage | undefined)[]) {
    const asked: number[] = [];
    const embed = async (request: EmbeddingsRequest) => {
      asked.push(request.inputs.length);
      const call = asked.length;
      if (failing.includes(call)) throw new AppError({ code: 'capacity' });
      const vectors = request.inputs.map((text) => [Number(text.slice(5)), 1]);
      const counted = usages[call - 1];
      return {
        model: 'mistral-embed',
        vectors,
        metadata: metadata,
        ...(counted && { usage: counted }),
      };
    };
    return {
      services: { mistral: fakeMistral({ embed }), clock: createFakeClock(), modelNames: noNames },
      asked,
    };
  }

  test('are sent in several calls, in order, and counted together', async () => {
    const { services, asked } = numbering([], [usage, usage, usage]);
    const told: number[] = [];
    const embedded = await embedTexts(services, {
      key,
      inputs,
      onPart: (parts) => told.push(parts.length),
    });
    expect([asked, told, embedded.calls]).toEqual([[256, 256, 88], [1, 2, 3], 3]);
    expect(embedded.vectors.map(([first]) => first)).toEqual(inputs.map((_, index) => index));
    expect(embedded.usage).toEqual({ promptTokens: 30, completionTokens: 0, totalTokens: 30 });
    expect(embedded.cost).toEqual({ usd: 3000, eur: 3000 });
  });

  test('have an unknown cost if one call reported no usage', async () => {
    const { services } = numbering([], [usage, undefined, usage]);
    const embedded = await embedTexts(services, { key, inputs });
    expect([embedded.usage, embedded.cost]).toEqual([undefined, 'unknown']);
  });

  test('are continued after an error from the call that failed', async () => {
    const { services, asked } = numbering([2], [usage, usage, usage, usage]);
    let from: Parts = [];
    const onPart = (parts: Parts) => {
      from = parts;
    };
    await expect(embedTexts(services, { key, inputs, onPart })).rejects.toThrow(AppError);
    const embedded = await embedTexts(services, { key, inputs, from, onPart });
    expect(asked).toEqual([256, 256, 256, 88]);
    expect(embedded.vectors.map(([first]) => first)).toEqual(inputs.map((_, index) => index));
  });
});

describe('refuses an answer without one vector per text, all of one length', () => {
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
    await expect(answer).rejects.toThrow(AppError);
    await expect(answer).rejects.toMatchObject({
      error: { code: 'bad-answer', host: 'api.example' },
    });
  });
});

test('rethrows an error of the service', async () => {
  const mistral = fakeMistral({
    embed: () => Promise.reject(new AppError({ code: 'capacity' })),
  });
  const services = { mistral, clock: createFakeClock(), modelNames: noNames };
  await expect(embedTexts(services, { key, inputs: ['one'] })).rejects.toMatchObject({
    error: { code: 'capacity' },
  });
});
