import { describe, expect, test } from 'vitest';
import { completeCode, completionEstimate } from '../../../src/core/explore/complete-code.ts';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import type { Usage } from '../../../src/services/ports/answer.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { metadata } from '../../support/fakes/fake-mistral.ts';
import { slowServices } from './slow-services.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const usage: Usage = { promptTokens: 20, completionTokens: 10, totalTokens: 30 };

describe('fill-in-the-middle', () => {
  const gap = { before: 'def add(a, b):\n', after: '\nprint(add(1, 2))' };
  const filling = (answer: object) =>
    slowServices((asked) => ({
      completeFim: async (request) => {
        asked.push(request);
        return {
          model: 'codestral-2508',
          text: '  return a + b\n',
          reason: 'stop',
          metadata,
          ...answer,
        };
      },
    }));

  test('returns the code and the usage', async () => {
    const made = filling({ usage });
    expect(await completeCode(made.services, gap, { key, model: 'codestral-latest' })).toEqual({
      model: 'codestral-2508',
      text: '  return a + b\n',
      reason: 'stop',
      usage,
      // 20 in at $0.30 and €0.26, 10 out at $0.90 and €0.79, a million each.
      cost: { usd: 15_000, eur: 13_100 },
      totalMs: 250,
    });
    expect(made.asked).toEqual([
      { model: 'codestral-latest', prompt: gap.before, suffix: gap.after, maxTokens: 256 },
    ]);
  });

  test.each([
    ['the service counts no tokens', {}, 'codestral-latest'],
    ['the model has no price', { usage, model: 'new' }, 'newer'],
  ])('has an unknown cost if %s', async (_, answer, model) => {
    const { cost } = await completeCode(filling(answer).services, gap, { key, model });
    expect(cost).toBe('unknown');
  });

  test('has an estimate', () => {
    // 15 letters before the gap and 17 after it, four per token: 9 tokens in, and 60 out.
    expect(completionEstimate(gap, metadataOf('codestral-latest'))).toEqual({
      usd: 56_700,
      eur: 49_740,
    });
    expect(completionEstimate(gap, metadataOf('new'))).toBe('unknown');
  });
});
