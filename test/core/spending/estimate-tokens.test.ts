import { describe, expect, test } from 'vitest';
import { countTokens, lengthOf } from '../../../src/core/spending/estimate-tokens.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { answer, fakeMistral } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';
import { createTestServices, key, refusing } from '../../support/fakes/services.ts';

const model = 'mistral-small-latest';

describe('the length of a text', () => {
  test.each([
    ['', 0, 0],
    ['Bonjour le monde', 16, 3],
    ['C’est l’été.', 12, 2],
    ['👨‍👩‍👧 ok', 4, 1],
    ['e\u0301te\u0301', 3, 1],
    ['  \n ', 4, 0],
  ])('of %j is %i characters and %i words', (text, characters, words) => {
    expect(lengthOf(text, 'fr')).toEqual({ characters, words });
  });
});

describe('a text counted by a model', () => {
  test('takes one call of one token, recorded as a count', async () => {
    const services = await createTestServices();
    const counted = await countTokens(services, 'Bonjour le monde', { key, model });
    const body = services.emulator.requests[0]?.body;
    expect(body).toMatchObject({
      model,
      max_tokens: 1,
      messages: [{ role: 'user', content: 'Bonjour le monde' }],
    });
    expect(services.emulator.requests).toHaveLength(1);
    const { tokens } = counted;
    expect(tokens).toBeGreaterThan(2);
    expect(counted.inputCost).toEqual({ usd: tokens * 150, eur: tokens * 120 });
    expect(counted.callCost).toEqual({ usd: tokens * 150 + 600, eur: tokens * 120 + 500 });
    expect(services.ledger.entries()).toMatchObject([{ kind: 'chat', purpose: 'count', model }]);
  });

  test('has an unknown cost if the price is unknown', async () => {
    const usage = { promptTokens: 7, completionTokens: 1, totalTokens: 8 };
    const mistral = fakeMistral({
      completeChat: async () => ({ ...answer, model: 'tomorrow', usage }),
    });
    const counted = await countTokens({ mistral, modelNames: noNames }, 'Hi', {
      key,
      model: 'tomorrow',
    });
    expect(counted).toEqual({
      model: 'tomorrow',
      tokens: 7,
      inputCost: 'unknown',
      callCost: 'unknown',
    });
  });

  test('throws bad-answer if the service counts nothing', async () => {
    const mistral = fakeMistral({ completeChat: async () => answer });
    const counting = countTokens({ mistral, modelNames: noNames }, 'Hi', { key, model });
    await expect(counting).rejects.toEqual(
      new AppError({ code: 'bad-answer', host: 'api.example' }),
    );
  });

  test('rethrows an error of the service', async () => {
    const services = await createTestServices({ mistral: refusing({ code: 'payment' }) });
    await expect(countTokens(services, 'Hi', { key, model })).rejects.toThrow('payment');
  });
});
