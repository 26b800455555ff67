import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../src/core/models/catalogue.ts';
import { foldModels, unlistedModels } from '../../../src/core/models/fold-models.ts';
import { modelMessages } from '../../../src/core/models/messages.ts';
import {
  accessCell,
  contextCell,
  outcomeCell,
  priceCell,
  starsCell,
  starsInWords,
  tasksCell,
  tierCell,
} from '../../../src/core/models/model-cells.ts';
import type { ModelRow } from '../../../src/core/models/model-row.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { card } from './cards.ts';

const now = Date.UTC(2026, 10, 20);
const rows = foldModels([card('mistral-small-latest'), card('codestral-latest')], now);
const unlisted = unlistedModels(rows, now);

function rowWith(rest: Partial<ModelRow>): ModelRow {
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return { ...row, ...rest };
}

test.each([
  [null, ''],
  [8_192, '8k'],
  [262_144, '262k'],
  [999_900, '1M'],
  [1_048_576, '1M'],
  [1_500_000, '1.5M'],
])('a context of %s tokens is %j', (contextTokens, cell) => {
  expect(contextCell('en', rowWith({ contextTokens }))).toBe(cell);
});

test.each<readonly [Partial<ModelRow>, string, string]>([
  [{}, '0.15·0.60', '0,12·0,50'],
  [{ usd: { input: 0.1, output: null } }, '0.10', '0,12·0,50'],
  [{ pages: { usd: 4, eur: 3.5 }, usd: null }, '4.00/1k pages', '3,50/1000 p'],
  [{ usd: { input: null, output: 2 }, eur: null }, '?·2.00', '?·2,00\u00a0$'],
  [{ usd: null, eur: { input: 1, output: 2 } }, '€1.00·2.00', '1,00·2,00'],
  [{ usd: null, eur: null }, 'unknown', 'inconnu'],
  [{ pages: { usd: 1, eur: null }, eur: null }, '1.00/1k pages', '1,00\u00a0$/1000 p'],
  [
    { minutes: { usd: 3.5, eur: null }, usd: null, eur: null },
    '3.50/1k\u00a0min',
    '3,50\u00a0$/1k\u202fmin',
  ],
])('prices of %j', (rest, en, fr) => {
  expect(priceCell('en', rowWith(rest))).toBe(en);
  expect(priceCell('fr', rowWith(rest))).toBe(fr);
});

test('formats stars as a number with halves', () => {
  expect([starsCell('en', 3.5), starsCell('fr', 3.5), starsCell('en', null)]).toEqual([
    '3.5/5',
    '3,5/5',
    '',
  ]);
  expect([starsInWords('en', 3.5), starsInWords('fr', 3.5), starsInWords('fr', null)]).toEqual([
    '3.5 out of 5',
    '3,5 sur 5',
    '',
  ]);
});

test('formats tiers and tasks in the language of the person, without chat', () => {
  expect([tierCell('en', rowWith({})), tierCell('fr', rowWith({}))]).toEqual(['open', 'ouvert']);
  expect(tierCell('en', rowWith({ tier: null }))).toBe('');
  expect(tasksCell('fr', rowWith({ tasks: ['chat', 'moderation'] }))).toBe('modération');
  expect(tasksCell('en', rowWith({ tasks: ['chat'] }))).toBe('');
});

describe('access', () => {
  test('is shown as unlisted for a row outside the list', () => {
    const messages = ['open-mistral-7b', 'zai-glm-5-3'].map((id) => {
      const row = unlisted.find((one) => one.id === id);
      return row && accessCell('en', row);
    });
    expect(messages).toEqual(['retired', 'not listed']);
  });

  test('shows the outcome of a call before that', () => {
    expect(accessCell('fr', rowWith({ listed: false, access: 'ready' }))).toBe('fonctionne');
  });

  test.each([
    ['zero-quota', 'not in plan'],
    ['tier', 'not in plan'],
    ['labs', 'Labs is off'],
    ['payment', 'account'],
    ['capacity', 'no answer'],
  ] as const)('%s is %j', (outcome, cell) => {
    expect(outcomeCell('en', outcome)).toBe(cell);
    expect(accessCell('en', rowWith({ access: outcome }))).toBe(cell);
  });
});

test('shows the price of each model that has one in any currency', () => {
  for (const { id, usd, eur, pages, minutes } of catalogue) {
    if (usd === null && eur === null && pages === null && minutes === null) continue;
    for (const lang of langs) {
      const cell = priceCell(lang, rowWith({ id, usd, eur, pages, minutes }));
      expect(cell, id).not.toBe(modelMessages[lang].priceUnknown);
      expect(stringWidth(cell), `${id}: ${cell}`).toBeLessThanOrEqual(13);
    }
  }
});
