import { describe, expect, test } from 'vitest';
import { bodyOf, embed, limitsIn, post, started } from '../support.ts';

async function vectorsOf(texts: string[]): Promise<readonly (readonly number[])[]> {
  const { data } = await bodyOf(await embed(await started(), texts));
  return data.map(({ embedding }) => embedding);
}

function dot(a: readonly number[] = [], b: readonly number[] = []): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

describe('embeddings', () => {
  test('have the form of the service', async () => {
    const response = await embed(await started(), ['un', 'deux']);
    const vector = { object: 'embedding', embedding: expect.any(Array) };
    expect(await bodyOf(response)).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      object: 'list',
      model: 'mistral-embed',
      data: [
        { ...vector, index: 0 },
        { ...vector, index: 1 },
      ],
      usage: {
        prompt_audio_seconds: null,
        prompt_tokens: 2,
        total_tokens: 2,
        completion_tokens: 0,
        request_count: null,
        prompt_tokens_details: null,
        completion_tokens_details: null,
        service_tier: null,
        prompt_token_details: null,
      },
    });
    expect(limitsIn(response)).toEqual({
      'x-ratelimit-limit-req-minute': '60',
      'x-ratelimit-remaining-req-minute': '59',
      'x-ratelimit-tokens-query-cost': '2',
    });
  });

  test('have 1024 numbers and length one, and are the same each time', async () => {
    const [first] = await vectorsOf(['Les embeddings sont utiles.']);
    const [again] = await vectorsOf(['Les embeddings sont utiles.']);
    expect(first).toHaveLength(1024);
    expect(dot(first, first)).toBeCloseTo(1, 6);
    expect(again).toEqual(first);
  });

  test.each([
    [
      'the sentences of the guide',
      'Mistral AI fournit des modèles de langage puissants.',
      'Les embeddings sont des représentations numériques du texte.',
      "Quel temps fait-il aujourd'hui ?",
    ],
    [
      'the same in English',
      'Mistral AI provides powerful language models.',
      'Embeddings are numerical representations of text.',
      'What is the weather like today?',
    ],
    [
      'texts that share words',
      'The red bicycle stands by the door.',
      'A bicycle that is red.',
      'Quarterly results were published late.',
    ],
    [
      'texts that share stems',
      'Nous réparons les bicyclettes rouges.',
      'Réparation de bicyclette',
      'Le tribunal siège demain matin.',
    ],
    [
      'one subject in two languages',
      'Quel est le meilleur fromage ?',
      'Which cheese is the best?',
      'My password does not work any more.',
    ],
  ])('of %s: the first two are closer to each other than to the third', async (_name, ...texts) => {
    const [a, b, c] = await vectorsOf(texts);
    const related = dot(a, b);
    expect(related).toBeGreaterThan(dot(a, c) + 0.03);
    expect(related).toBeGreaterThan(dot(b, c) + 0.03);
  });

  test('of code have 1536 numbers, or as many as requested', async () => {
    const emulator = await started();
    const asked = { model: 'codestral-embed', input: 'def add(a, b)' };
    const defaults = await bodyOf(await post(emulator, '/v1/embeddings', asked));
    const narrow = { ...asked, output_dimension: 256 };
    const less = await bodyOf(await post(emulator, '/v1/embeddings', narrow));
    expect(defaults.data[0]?.embedding).toHaveLength(1536);
    expect(less.data[0]?.embedding).toHaveLength(256);
  });

  test.each([
    ['a width that the model does not offer', 'mistral-embed', { output_dimension: 512 }],
    ['a width beyond the most', 'codestral-embed', { output_dimension: 4096 }],
    ['a type that is not played', 'codestral-embed', { output_dtype: 'int8' }],
    ['a form that is not played', 'mistral-embed', { encoding_format: 'base64' }],
    ['a text beyond the context', 'mistral-embed', { input: 'word '.repeat(9_000) }],
  ])('%s gets 400', async (_name, model, more) => {
    const body = { model, input: 'text', ...more };
    const response = await post(await started(), '/v1/embeddings', body);
    expect(response.status).toBe(400);
    const isTooLong = 'input' in more;
    expect(await bodyOf(response)).toMatchObject({
      type: isTooLong ? 'invalid_request_invalid_args' : 'invalid_request_error',
      code: isTooLong ? '3051' : null,
    });
  });

  test.each([
    ['inputs, the name in the SDK', { model: 'mistral-embed', inputs: ['a'] }, 'missing'],
    ['numbers', { model: 'mistral-embed', input: [1] }, 'string_type'],
    ['no model', { input: 'a' }, 'missing'],
  ])('%s gets 422', async (_name, body, type) => {
    const response = await post(await started(), '/v1/embeddings', body);
    expect(response.status).toBe(422);
    expect((await bodyOf(response)).detail.map((complaint) => complaint.type)).toContain(type);
  });

  test('a chat model refuses to embed', async () => {
    const response = await embed(await started(), 'a', 'mistral-small-latest');
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({ type: 'invalid_model', code: '1500' });
  });
});
