import { describe, expect, test } from 'vitest';
import {
  findModels,
  indexModels,
  replacementOf,
  similarModels,
} from '../../../src/core/models/find-models.ts';
import { foldModels, unlistedModels } from '../../../src/core/models/fold-models.ts';
import { card, cardsOf } from './cards.ts';

const now = Date.UTC(2026, 10, 20);

const listed = foldModels(
  [
    ...cardsOf(['mistral-small-2603', 'mistral-small-latest'], {
      can: { chat: true, vision: true },
    }),
    ...cardsOf(['mistral-large-2512', 'mistral-large-latest']),
    ...cardsOf(['ministral-8b-2512', 'ministral-8b-latest']),
    ...cardsOf(['codestral-2508', 'codestral-latest'], { can: { chat: true, fim: true } }),
    ...cardsOf(['mistral-embed-2312', 'mistral-embed'], { can: {} }),
    ...cardsOf(['codestral-embed-2505', 'codestral-embed'], { can: {} }),
    ...cardsOf(['mistral-moderation-2603', 'mistral-moderation-latest'], {
      can: { moderation: true },
    }),
    ...cardsOf(['mistral-ocr-4-1', 'mistral-ocr-latest'], { can: { ocr: true } }),
    card('mistral-vibe-cli-fast'),
  ],
  now,
);
const index = indexModels([...listed, ...unlistedModels(listed, now)]);

const found = (query: string) => findModels(index, query).map(({ id }) => id);

describe('finds each model of the guide by its name', () => {
  test.each([
    ['Mistral Large', 'mistral-large-2512'],
    ['mistral-large-2411', 'mistral-large-2411'],
    ['Codestral', 'codestral-2508'],
    ['Pixtral Large', 'pixtral-large-2411'],
    ['Mistral Embed', 'mistral-embed-2312'],
    ['Mistral Moderation', 'mistral-moderation-2603'],
    ['Mistral OCR', 'mistral-ocr-4-1'],
    ['Mistral Saba', 'mistral-saba-2502'],
    ['Ministral', 'ministral-8b-2512'],
    ['Mistral Small', 'mistral-small-2603'],
    ['Mistral 7B', 'open-mistral-7b'],
    ['Mixtral 8x7B', 'open-mixtral-8x7b'],
  ])('%s', (name, id) => {
    expect(found(name)[0]).toBe(id);
  });
});

describe('a query', () => {
  test.each([
    ['an alias', 'mistral-embed', ['mistral-embed-2312']],
    ['words in any order', 'latest 8b', ['ministral-8b-2512']],
    ['a task in English', 'vectors', ['mistral-embed-2312', 'codestral-embed-2505']],
    ['a task in French', 'vecteurs', ['mistral-embed-2312', 'codestral-embed-2505']],
    ['without its accents', 'MODERATION', ['mistral-moderation-2603', 'mistral-moderation-2411']],
    ['with its accents', 'modération', ['mistral-moderation-2603', 'mistral-moderation-2411']],
    ['nothing', 'gpt-4', []],
    ['a sign that patterns know', '.*(', []],
  ])('of %s: %j', (_, query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test('ranks the exact id first and unlisted models last', () => {
    expect(found('codestral-embed')[0]).toBe('codestral-embed-2505');
    const large = findModels(index, 'large').map((row) => row.listed);
    expect(large).toEqual([...large].sort((one, other) => Number(other) - Number(one)));
    expect(new Set(large).size).toBe(2);
  });

  test.each(['', '   '])('matches all rows for %j', (query) => {
    expect(findModels(index, query)).toHaveLength(index.length);
  });
});

describe('a misspelt query', () => {
  const near = (query: string) => similarModels(index, query).map(({ id }) => id);

  test.each([
    ['a letter missing', 'mistal small', 'mistral-small-2603'],
    ['another letter missing', 'mistrl larg', 'mistral-large-2512'],
    ['another letter', 'codestrel', 'codestral-2508'],
    ['two letters exchanged', 'codetsral', 'codestral-2508'],
    ['a letter too many', 'ministrall', 'ministral-8b-2512'],
    ['in the middle of typing', 'codesrt', 'codestral-2508'],
    ['a misspelt task', 'progamming', 'codestral-2508'],
    ['a misspelt task with accents', 'modéartion', 'mistral-moderation-2603'],
  ])('with %s: %s', (_, query, id) => {
    expect(found(query)).toEqual([]);
    expect(near(query)).toContain(id);
    expect(near(query).length).toBeLessThan(index.length / 2);
  });

  test.each(['gpt-4', 'xq', 'llama', '.*('])('finds nothing near %j', (query) => {
    expect(near(query)).toEqual([]);
  });
});

describe('a query for what a model is good at', () => {
  test.each([
    ['coding', 'codestral-2508'],
    ['translate', 'mistral-small-2603'],
    ['traduction', 'mistral-small-2603'],
    ['cheap', 'mistral-small-2603'],
    ['pas cher', 'mistral-small-2603'],
    ['rapide', 'mistral-small-2603'],
  ])('%s finds %s', (query, id) => {
    expect(found(query)).toContain(id);
  });

  test('leaves out models that are not good at it', () => {
    expect(found('cheap')).not.toContain('mistral-large-2512');
    expect(found('coding')).not.toContain('mistral-large-2512');
  });
});

describe('the nearest model', () => {
  test.each([
    ['mistral-smal-latest', 'mistral-small-2603'],
    ['Mistral Lage 2512', 'mistral-large-2512'],
    // A model in service precedes a retired one with a more similar name.
    ['mistral-large-2410', 'mistral-large-2512'],
    ['open-mixtrl-8x7b', 'open-mixtral-8x7b'],
    ['gpt-4', undefined],
  ])('to %j is %s', (typed, id) => {
    expect(similarModels(index, typed)[0]?.id).toBe(id);
  });
});

test('finds a replacement by any of its ids', () => {
  const [small] = listed;
  const row = small && { ...small, replacement: 'mistral-large-latest' };
  expect(row && replacementOf(index, row)?.id).toBe('mistral-large-2512');
  expect(row && replacementOf(index, { ...row, replacement: 'gone' })).toBeUndefined();
  expect(small && replacementOf(index, small)).toBeUndefined();
});
