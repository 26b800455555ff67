import { describe, expect, test } from 'vitest';
import {
  maxPictureTokens,
  pictureEstimate,
  seePicture,
} from '../../../src/core/explore/see-picture.ts';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import type { Usage } from '../../../src/services/ports/answer.ts';
import type { ChatEvent } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, finish } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const usage: Usage = { promptTokens: 20, completionTokens: 10, totalTokens: 30 };

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
