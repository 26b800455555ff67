import { afterEach, expect, test } from 'vitest';
import { forgetNames, learnNames } from '../../../src/core/models/account-names.ts';
import { foldModels } from '../../../src/core/models/fold-models.ts';
import { knownModel } from '../../../src/core/models/known-model.ts';
import { maxChatCost } from '../../../src/core/spending/estimate-max.ts';
import { entryCost } from '../../../src/core/spending/ledger-usage.ts';
import { costOf } from '../../../src/core/spending/price.ts';
import { cardsOf } from './cards.ts';

afterEach(forgetNames);

test('gives a model one price under every name in the list of the account', () => {
  const ids = ['mistral-small-2603', 'mistral-small-latest', 'mistral-large-latest', 'new-product'];
  const cards = cardsOf(ids as [string, ...string[]]);
  learnNames(cards);
  const [row] = foldModels(cards, 0);
  const usage = { promptTokens: 28, completionTokens: 2, totalTokens: 30 };
  for (const model of ids) {
    expect(knownModel(model)?.usd).toEqual(row?.usd);
    expect(entryCost({ kind: 'chat', model, usage, tookMs: 1 })).toEqual(
      costOf(usage, knownModel('mistral-small-2603')),
    );
    const request = { model, messages: [], maxTokens: 1 };
    expect(maxChatCost(request)).toEqual(maxChatCost({ ...request, model: 'mistral-small-2603' }));
  }
});

test('has no price for a name that moved to a model without a known one', () => {
  learnNames(cardsOf(['mistral-small-2701', 'mistral-small-latest']));
  expect(knownModel('mistral-small-latest')).toBeUndefined();
});

test('gives the name of a retired family the price of its current model', () => {
  expect(knownModel('magistral-small-latest')?.id).toBe('mistral-small-2603');
});

test('prices cached tokens at a tenth, to the nearest billionth', () => {
  const price = { usd: { input: 0.5, output: 1.5 }, eur: { input: 0.088, output: 0.35 } };
  const usage = { promptTokens: 1783, completionTokens: 4, cachedTokens: 1760 };
  expect(costOf(usage, price)).toEqual({
    usd: 23 * 500 + 1760 * 50 + 4 * 1500,
    eur: 23 * 88 + Math.round(176 * 88) + 4 * 350,
  });
});
