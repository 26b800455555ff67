import { describe, expect, test } from 'vitest';
import { completeCode, completionEstimate } from '../../../src/core/explore/complete-code.ts';
import { moderateText, moderationEstimate } from '../../../src/core/explore/moderate-text.ts';
import { pageEstimate, readPage } from '../../../src/core/explore/read-page.ts';
import {
  maxPictureTokens,
  pictureEstimate,
  seePicture,
} from '../../../src/core/explore/see-picture.ts';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import type { Usage } from '../../../src/services/ports/answer.ts';
import type { ChatEvent, MistralPort } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, finish, metadata } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const usage: Usage = { promptTokens: 20, completionTokens: 10, totalTokens: 30 };

/** Services whose calls take 250 ms each and are recorded. */
function services(methods: (asked: unknown[]) => Partial<MistralPort>) {
  const asked: unknown[] = [];
  const clock = createFakeClock({ autoAdvance: true });
  const slow = Object.entries(methods(asked)).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      await clock.sleep(250);
      return await (method as (...all: unknown[]) => unknown)(...given);
    },
  ]);
  return {
    asked,
    services: { clock, mistral: fakeMistral(Object.fromEntries(slow)), modelNames: noNames },
  };
}

describe('fill-in-the-middle', () => {
  const gap = { before: 'def add(a, b):\n', after: '\nprint(add(1, 2))' };
  const filling = (answer: object) =>
    services((asked) => ({
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

describe('moderation', () => {
  const judging = (model: string, scores: readonly object[]) =>
    services((asked) => ({
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

describe('reading a page', () => {
  const bytes = new Uint8Array([1]);
  const reading = () =>
    services((asked) => ({
      readDocument: async (request) => {
        asked.push(request);
        return { model: 'mistral-ocr-4-1', texts: ['# One', 'two'], pages: 2, metadata };
      },
    }));

  test.each([
    ['application/pdf', { pages: [0] }],
    ['image/png', {}],
  ])('requests the first page of %s, and is priced by the page', async (mediaType, more) => {
    const made = reading();
    const document = { mediaType, bytes };
    expect(await readPage(made.services, document, { key, model: 'mistral-ocr-latest' })).toEqual({
      model: 'mistral-ocr-4-1',
      text: '# One\n\ntwo',
      pages: 2,
      // $4 and €3.50 per thousand pages.
      cost: { usd: 8_000_000, eur: 7_000_000 },
      totalMs: 250,
    });
    expect(made.asked).toEqual([{ model: 'mistral-ocr-latest', document, ...more }]);
  });

  test('has an estimate exact to the cent', () => {
    expect(pageEstimate(metadataOf('mistral-ocr-2512'))).toEqual({
      usd: 2_000_000,
      eur: 1_750_000,
    });
    expect(pageEstimate(metadataOf('mistral-ocr-2505'))).toEqual({ usd: 1_000_000, eur: null });
    expect(pageEstimate(metadataOf('new'))).toBe('unknown');
  });
});

describe('describing a picture', () => {
  const picture = { mediaType: 'image/png', bytes: new Uint8Array([1]) };
  const question = 'What is it?';
  const model = 'mistral-small-latest';
  const seeing = (events: readonly ChatEvent[]) => {
    const asked: unknown[] = [];
    const mistral = fakeMistral({
      streamChat: async function* (request) {
        asked.push(request);
        yield* events;
      },
    });
    return { asked, services: { mistral, clock: createFakeClock(), modelNames: noNames } };
  };

  test('returns the text without the thinking', async () => {
    const made = seeing([
      { type: 'thinking', text: 'hm' },
      { type: 'text', text: 'A ' },
      { type: 'text', text: 'house.' },
      finish({ usage }),
    ]);
    const seen = await seePicture(made.services, { question, picture }, { key, model });
    expect(seen).toEqual({
      text: 'A house.',
      model,
      usage,
      cost: { usd: 9_000, eur: 7_400 },
      totalMs: 0,
    });
    const messages = [{ role: 'user', content: question, pictures: [picture] }];
    expect(made.asked).toEqual([{ model, messages, maxTokens: 512 }]);
  });

  test('throws stream-cut if the answer does not end', async () => {
    const { services: made } = seeing([{ type: 'text', text: 'A' }]);
    await expect(seePicture(made, { question, picture }, { key, model })).rejects.toMatchObject({
      error: { code: 'stream-cut' },
    });
  });

  test('costs more for pictures with more tokens', () => {
    expect(pictureEstimate(question, 97, metadataOf(model))).toEqual({ usd: 75_000, eur: 62_000 });
    expect(pictureEstimate(question, maxPictureTokens, metadataOf(model))).toEqual({
      usd: 514_200,
      eur: 413_360,
    });
  });
});
