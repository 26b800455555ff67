import { describe, expect, test } from 'vitest';
import { moderateText, moderationEstimate } from '../../../src/core/explore/moderate-text.ts';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { metadata } from '../../support/fakes/fake-mistral.ts';
import { slowServices } from './slow-services.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');

describe('moderation', () => {
  const judging = (model: string, scores: readonly object[]) =>
    slowServices((asked) => ({
      moderate: async (request) => {
        asked.push(request);
        return { model, results: [scores as never], metadata };
      },
    }));

  test('returns the highest score first, at no cost', async () => {
    const law = { category: 'law', score: 0.2, flagged: false };
    const pii = { category: 'pii', score: 0.9, flagged: true };
    const unsaid = { category: 'new', flagged: true };
    const made = judging('mistral-moderation-2603', [law, pii, unsaid]);
    const model = 'mistral-moderation-latest';
    expect(await moderateText(made.services, 'a text', { key, model })).toEqual({
      model: 'mistral-moderation-2603',
      scores: [unsaid, pii, law],
      cost: { usd: 0, eur: 0 },
      totalMs: 250,
    });
    expect(made.asked).toEqual([{ model, inputs: ['a text'] }]);
    expect(moderationEstimate('a text', metadataOf(model))).toEqual({ usd: 0, eur: 0 });
  });

  test('has an unknown cost if the price of the model is unknown', async () => {
    const { services: made } = judging('new', []);
    expect((await moderateText(made, 'a', { key, model: 'new' })).cost).toBe('unknown');
  });
});
