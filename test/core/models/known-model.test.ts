import { expect, test } from 'vitest';
import { learnNames } from '../../../src/core/models/account-names.ts';
import { foldModels } from '../../../src/core/models/fold-models.ts';
import { knownModel } from '../../../src/core/models/known-model.ts';
import { listModels as readList } from '../../../src/core/models/list-models.ts';
import { entryCost } from '../../../src/core/spending/ledger-usage.ts';
import { costOf } from '../../../src/core/spending/price.ts';
import { createModelNames } from '../../../src/services/model-names.ts';
import type { ModelCard } from '../../../src/services/ports/mistral.ts';
import type { ModelNamesPort } from '../../../src/services/ports/model-names.ts';
import { noNames } from '../../support/fakes/no-names.ts';
import { createTestServices, key } from '../../support/fakes/services.ts';
import { cardsOf } from './cards.ts';

function namesIn(cards: readonly ModelCard[]): ModelNamesPort {
  const modelNames = createModelNames();
  learnNames(modelNames, cards);
  return modelNames;
}

test('gives a model one price under every name in the list of the account', () => {
  const ids = ['mistral-small-2603', 'mistral-small-latest', 'mistral-large-latest', 'new-product'];
  const cards = cardsOf(ids as [string, ...string[]]);
  const modelNames = namesIn(cards);
  const [row] = foldModels(cards, 0);
  const usage = { promptTokens: 28, completionTokens: 2, totalTokens: 30 };
  for (const model of ids) {
    expect(knownModel(model, modelNames)?.usd).toEqual(row?.usd);
    expect(entryCost({ kind: 'chat', model, usage, tookMs: 1 }, modelNames)).toEqual(
      costOf(usage, knownModel('mistral-small-2603', modelNames)),
    );
  }
});

test('keeps two accounts apart whose lists give a name to different models', () => {
  const now = namesIn(cardsOf(['mistral-small-2603', 'mistral-small-latest']));
  const later = namesIn(cardsOf(['mistral-large-2512', 'mistral-small-latest']));
  const priceOf = (modelNames: ModelNamesPort) => knownModel('mistral-small-latest', modelNames);
  expect([now, later, now].map((names) => priceOf(names)?.id)).toEqual([
    'mistral-small-2603',
    'mistral-large-2512',
    'mistral-small-2603',
  ]);
});

test('keeps two sessions apart that read their lists at the same time', async () => {
  const priced = async (ids: readonly [string, ...string[]]) => {
    const models = cardsOf(ids);
    const listModels = async () => ({ models, metadata: { limits: [] } });
    const services = await createTestServices({ mistral: { listModels } });
    await readList(services, { key });
    return () => knownModel('mistral-small-latest', services.modelNames)?.id;
  };
  const sessions = await Promise.all([
    priced(['mistral-small-2603', 'mistral-small-latest']),
    priced(['mistral-large-2512', 'mistral-small-latest']),
  ]);
  expect(sessions.map((id) => id())).toEqual(['mistral-small-2603', 'mistral-large-2512']);
});

test('has no price for a name that moved to a model without a known price', () => {
  const modelNames = namesIn(cardsOf(['mistral-small-2701', 'mistral-small-latest']));
  expect(knownModel('mistral-small-latest', modelNames)).toBeUndefined();
});

test('gives the name of a retired family the price of its current model', () => {
  expect(knownModel('magistral-small-latest', noNames)?.id).toBe('mistral-small-2603');
});

test('prices cached tokens at a tenth, to the nearest billionth', () => {
  const price = { usd: { input: 0.5, output: 1.5 }, eur: { input: 0.088, output: 0.35 } };
  const usage = { promptTokens: 1783, completionTokens: 4, cachedTokens: 1760 };
  expect(costOf(usage, price)).toEqual({
    usd: 23 * 500 + 1760 * 50 + 4 * 1500,
    eur: 23 * 88 + Math.round(176 * 88) + 4 * 350,
  });
});
