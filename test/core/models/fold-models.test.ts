import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, type Task } from '../../../src/core/models/catalogue.ts';
import { foldModels, unlistedModels } from '../../../src/core/models/fold-models.ts';
import type { ModelCard } from '../../../src/services/ports/mistral.ts';
import { card, cardsOf } from './cards.ts';

const now = Date.UTC(2026, 10, 20);
const fold = (cards: readonly ModelCard[]) => foldModels(cards, now);
const ids = (cards: readonly ModelCard[]) => fold(cards).map(({ id, aliases }) => [id, ...aliases]);

describe('folds aliases into one row', () => {
  const cases: readonly (readonly [
    string,
    readonly ModelCard[],
    readonly (readonly string[])[],
  ])[] = [
    [
      'entries that name each other',
      cardsOf(['mistral-small-2603', 'mistral-small-latest']),
      [['mistral-small-2603', 'mistral-small-latest']],
    ],
    [
      'the same, in any order, with the pinned id as the row’s',
      [...cardsOf(['mistral-small-2603', 'mistral-small-latest'])].reverse(),
      [['mistral-small-2603', 'mistral-small-latest']],
    ],
    [
      'the catalogue’s id before a more exact looking one',
      cardsOf(['mistral-medium-2604', 'mistral-medium-3-5', 'mistral-medium-latest']),
      [['mistral-medium-3-5', 'mistral-medium-2604', 'mistral-medium-latest']],
    ],
    [
      'a version before a generation, if neither is in the catalogue',
      cardsOf(['mistral-new-9', 'mistral-new-9-1', 'mistral-new-latest']),
      [['mistral-new-9-1', 'mistral-new-9', 'mistral-new-latest']],
    ],
    [
      'an alias that is not an entry itself',
      [card('mistral-large-4', { aliases: ['mistral-large-4-0'] })],
      [['mistral-large-4-0', 'mistral-large-4']],
    ],
    [
      'an entry that only names its canonical one',
      [card('new-2701'), card('new-latest', { name: 'new-2701' })],
      [['new-2701', 'new-latest']],
    ],
    [
      'a display name is no link',
      [card('new-2701', { name: 'New' }), card('other-2701', { name: 'New' })],
      [['new-2701'], ['other-2701']],
    ],
    [
      'entries without aliases that are billed under one name',
      [card('new-2701', { billingName: 'new' }), card('new-latest', { billingName: 'new' })],
      [['new-2701', 'new-latest']],
    ],
    [
      'two pinned ids at one price are two models',
      [card('new-2701', { billingName: 'new' }), card('new-2612', { billingName: 'new' })],
      [['new-2701'], ['new-2612']],
    ],
    [
      'a product’s entry does not join the model it sells',
      [
        card('new-2701', { billingName: 'new' }),
        card('mistral-code-latest', { billingName: 'new' }),
      ],
      [['new-2701'], ['mistral-code-latest']],
    ],
    [
      'an id listed twice for two models, by its first entry',
      [
        ...cardsOf(['voice-2701', 'voice-latest']),
        ...cardsOf(['voice-notes-2701', 'voice-2701', 'voice-latest']),
      ],
      [['voice-2701', 'voice-latest'], ['voice-notes-2701']],
    ],
    ['an entry listed twice', [card('new-2701'), card('new-2701')], [['new-2701']]],
    ['an entry without an id', [card(''), card('new-2701')], [['new-2701']]],
    ['an empty list', [], []],
  ];

  test.each(cases)('%s', (_, cards, rows) => {
    expect(ids(cards)).toEqual(rows);
  });

  test('returns the moving id', () => {
    expect(fold(cardsOf(['new-2701', 'new-1', 'new-latest']))[0]?.latest).toBe('new-latest');
    expect(fold([card('new-2701')])[0]?.latest).toBeNull();
  });
});

describe('the tasks of a row', () => {
  const cases: readonly (readonly [string, Parameters<typeof card>[1], readonly Task[]])[] = [
    ['new-2701', { can: { chat: true } }, ['chat']],
    ['new-2701', { can: { chat: true, vision: true } }, ['chat', 'vision']],
    ['new-2701', { can: { chat: true, fim: true } }, ['chat', 'code']],
    ['new-2701', { can: {} }, []],
    // The catalogue says that it is for code, although the list does not say that it completes code.
    ['codestral-2508', { can: { chat: true } }, ['chat', 'code']],
    ['mistral-embed-2312', { can: {} }, ['embeddings']],
    ['new-embed', { can: { chat: true } }, ['embeddings']],
    [
      'mistral-moderation-2603',
      { can: { moderation: true, classification: true } },
      ['moderation'],
    ],
    ['mistral-ocr-4-1', { can: { ocr: true, chat: true, vision: true } }, ['ocr']],
    ['voxtral-small-2507', { can: { chat: true, audio: true } }, ['audio']],
    // For a list without capabilities, the catalogue is used.
    ['mistral-small-2603', { can: {} }, ['chat', 'vision']],
  ];

  test.each(cases)('%s %j', (id, rest, tasks) => {
    expect(fold([card(id, rest)])[0]?.tasks).toEqual(tasks);
  });
});

describe('catalogue and live list', () => {
  test('uses the catalogue for what the list lacks', () => {
    expect(fold(cardsOf(['mistral-small-2603', 'mistral-small-latest']))[0]).toMatchObject({
      family: 'Mistral Small 4',
      tier: 'open',
      usd: { input: 0.15, output: 0.6 },
      eur: { input: 0.12, output: 0.5 },
      speed: 4,
      quality: 3.5,
      contextTokens: 262_144,
      licence: 'Apache 2.0',
      access: 'untried',
    });
  });

  test('does not give a new model the price of the old one behind a moving id', () => {
    expect(fold(cardsOf(['mistral-small-2701', 'mistral-small-latest']))[0]).toMatchObject({
      id: 'mistral-small-2701',
      family: 'mistral-small-2701',
      usd: null,
    });
  });

  test.each([
    [131_072, 131_072],
    [0, 262_144],
    [Number.NaN, 262_144],
    [undefined, 262_144],
  ])('a context of %s is shown as %i', (contextTokens, shown) => {
    const given = contextTokens === undefined ? {} : { contextTokens };
    expect(fold([card('mistral-small-2603', given)])[0]?.contextTokens).toBe(shown);
  });
});

describe('retirement', () => {
  const cases: readonly (readonly [string, Parameters<typeof card>[1], object])[] = [
    ['mistral-small-2603', {}, { state: 'ok', retiresAt: null, replacement: null }],
    [
      'mistral-small-2603',
      { retiresAt: '2027-01-31T12:00:00Z', replacement: 'mistral-small-2701' },
      { state: 'retiring', retiresAt: '2027-01-31T12:00:00Z', replacement: 'mistral-small-2701' },
    ],
    ['new-2701', { retiresAt: '2026-11-19T12:00:00Z' }, { state: 'retired' }],
    // At the moment of its retirement, the model is retired.
    ['new-2701', { retiresAt: '2026-11-20T00:00:00Z' }, { state: 'retired' }],
    ['new-2701', { retiresAt: 'soon' }, { state: 'ok', retiresAt: null }],
    // The catalogue has 2026-07-31 for it. The list takes precedence, whether it has another date or none.
    ['magistral-small-2509', { retiresAt: '2027-01-31T12:00:00Z' }, { state: 'retiring' }],
    ['magistral-small-2509', {}, { state: 'ok', retiresAt: null }],
    [
      'mistral-ocr-4-0',
      { retiresAt: '2027-01-31T12:00:00Z' },
      { state: 'retiring', replacement: 'mistral-ocr-4-1' },
    ],
  ];

  test.each(cases)('%s %j', (id, rest, expected) => {
    expect(fold([card(id, rest)])[0]).toMatchObject(expected);
  });

  test('uses a future date of the catalogue if the list has none', () => {
    const before = Date.UTC(2026, 6, 1);
    expect(foldModels([card('magistral-small-2509')], before)[0]).toMatchObject({
      state: 'retiring',
      retiresAt: '2026-07-31',
      replacement: 'mistral-small-2603',
    });
  });
});

test.each([
  ['mistral-vibe-cli-fast', true],
  ['mistral-code-agent-latest', true],
  ['labs-leanstral-1-5', true],
  ['mistral-coder-2701', false],
  ['codestral-2508', false],
])('%s is hidden: %s', (id, hidden) => {
  expect(fold([card(id)])[0]?.hidden).toBe(hidden);
});

test('shows a model that has the id of a product among its aliases', () => {
  expect(fold(cardsOf(['mistral-code-2701', 'new-latest', 'new-1']))[0]).toMatchObject({
    id: 'new-1',
    hidden: false,
  });
});

test('makes plain JSON rows from odd entries, with each id in exactly one row', () => {
  const id = fc.oneof(
    fc.constantFrom('', 'a', 'b-2701', 'b-latest', '__proto__', 'constructor', 'mistral-embed'),
    fc.string(),
  );
  const odd = fc.record(
    {
      id,
      aliases: fc.array(id),
      name: id,
      billingName: id,
      retiresAt: fc.string(),
      replacement: id,
      contextTokens: fc.oneof(fc.integer(), fc.double()),
    },
    { requiredKeys: ['id', 'aliases'] },
  );
  fc.assert(
    fc.property(fc.array(odd), (entries) => {
      const rows = fold(entries.map((entry) => card(entry.id, entry)));
      expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
      const found = rows.flatMap((row) => [row.id, ...row.aliases]).sort();
      const given = entries
        .filter((entry) => entry.id !== '')
        .flatMap((entry) => [entry.id, ...entry.aliases.filter((alias) => alias !== '')]);
      expect(found).toEqual([...new Set(given)].sort());
    }),
  );
});

describe('unlisted models', () => {
  const rows = foldModels(
    [
      ...cardsOf(['mistral-small-2603', 'mistral-small-latest']),
      card('mistral-embed'),
      card('devstral-new', { aliases: ['devstral-latest'] }),
    ],
    now,
  );
  const unlisted = unlistedModels(rows, now);
  const byId = (id: string) => unlisted.find((row) => row.id === id);

  test('are all models of the catalogue except the listed ones, by any id', () => {
    expect(byId('mistral-small-2603')).toBeUndefined();
    expect(byId('mistral-embed-2312')).toBeUndefined();
    expect(unlisted).toHaveLength(catalogue.length - 2);
    expect(unlisted.every(({ listed }) => !listed)).toBe(true);
  });

  test('lose an alias that moved to a listed one', () => {
    expect(byId('devstral-2512')?.aliases).toEqual(['devstral-medium-latest']);
  });

  test('show the retirement date and the replacement', () => {
    expect(byId('open-mixtral-8x7b')).toMatchObject({
      state: 'retired',
      retiresAt: '2025-03-30',
      replacement: 'mistral-small-2603',
    });
    expect(byId('zai-glm-5-3')).toMatchObject({ state: 'ok', retiresAt: null });
  });
});

test('collects abilities from all entries of a model', () => {
  const [row] = foldModels(
    [
      card('new-2701', { aliases: ['new-latest'], can: { chat: true } }),
      card('new-latest', { can: { chat: true, functionCalling: true, reasoning: true } }),
    ],
    now,
  );
  expect(row?.can).toEqual(['functionCalling', 'reasoning']);
});

test('makes a row from an entry without details', () => {
  expect(foldModels([card('mystery', { can: {} })], now)).toMatchObject([
    { id: 'mystery', tasks: [], can: [], usd: null, listed: true, hidden: false },
  ]);
});
