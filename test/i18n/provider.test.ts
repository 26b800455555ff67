import { describe, expect, test } from 'vitest';
import { realFacts } from '../support/real-facts.ts';

const { catalogue, models } = realFacts;

const entryOf = (name: string) =>
  catalogue.models.find(({ id, aliases = [] }) => [id, ...aliases].includes(name));

const price = expect.any(Number);

describe('the model called by default', () => {
  test.each([
    [models.chat, [price, price]],
    [models.embeddings.id, [price, null]],
  ])('%s has a price in both currencies', (name, pair) => {
    expect(entryOf(name)).toMatchObject({ usd: pair, eur: pair });
  });

  test('is the first to be tried with a new key, and the first to be suggested', () => {
    expect([models.probe[0], models.starts.chat[0]]).toEqual([models.chat, models.chat]);
  });
});

const named = [models.probe, models.compared, models.capabilities, models.starts].flatMap((list) =>
  Object.values(list).flat(),
);

test.each([...new Set(named)])('%s, a default, is in the catalogue and in service', (name) => {
  const { retires = '9999' } = entryOf(name) ?? { retires: '' };
  expect(retires > catalogue.read).toBe(true);
});
