import { describe, expect, test } from 'vitest';
import { foldModels } from '../../../src/core/models/fold-models.ts';
import { type ModelAccess, markCallable } from '../../../src/core/models/model-row.ts';
import { type ModelRequirements, recommend } from '../../../src/core/models/recommend.ts';
import { card, cardsOf } from './cards.ts';

const now = Date.UTC(2026, 10, 20);
const sees = { can: { chat: true, vision: true } };

// Dollars in + out, speed, quality, as the catalogue has them:
const rows = foldModels(
  [
    ...cardsOf(['mistral-large-2512', 'mistral-large-latest'], sees), //    2.00  2  4
    ...cardsOf(['mistral-medium-3-5', 'mistral-medium-latest'], sees), //   9.00  2  4.5
    ...cardsOf(['mistral-small-2603', 'mistral-small-latest'], sees), //    0.75  4  3.5
    ...cardsOf(['ministral-8b-2512', 'ministral-8b-latest'], sees), //      0.30  3  2
    ...cardsOf(['ministral-3b-2512', 'ministral-3b-latest'], sees), //      0.20  4  1
    card('zai-glm-5-2'), //                                                 5.80  5  5
    ...cardsOf(['mistral-small-2506'], { retiresAt: '2026-07-31T12:00:00Z' }), // gone; 0.40
    ...cardsOf(['new-2701', 'new-latest']), //                              unknown
    ...cardsOf(['codestral-2508', 'codestral-latest'], { can: { chat: true, fim: true } }),
    ...cardsOf(['mistral-embed-2312', 'mistral-embed'], { can: {} }),
    ...cardsOf(['codestral-embed-2505', 'codestral-embed'], { can: {} }),
    card('mistral-vibe-cli-fast'),
  ],
  now,
);

function order(wish: ModelRequirements, modelAccess: ModelAccess = {}): readonly string[] {
  return recommend(markCallable(rows, modelAccess), wish).map(({ row }) => row.id);
}

function reasonsFor(id: string, wish: ModelRequirements, modelAccess: ModelAccess = {}) {
  return recommend(markCallable(rows, modelAccess), wish).find(({ row }) => row.id === id)?.reasons;
}

describe('the model to start with', () => {
  test.each<readonly [string, ModelRequirements, ModelAccess, readonly string[]]>([
    [
      // The default models in their order, then the others by price: large 2.00, glm 5.80, medium 9.00, unknown last.
      'nothing tried: the small one of the guide first',
      { task: 'chat' },
      {},
      ['mistral-small-2603', 'ministral-8b-2512', 'ministral-3b-2512', 'codestral-2508'],
    ],
    [
      'the one that answered',
      { task: 'chat' },
      { 'mistral-small-latest': 'zero-quota', 'ministral-8b-latest': 'ready' },
      ['ministral-8b-2512', 'ministral-3b-2512', 'codestral-2508', 'mistral-large-2512'],
    ],
    [
      'the one that answered, although it is expensive',
      { task: 'chat', complexity: 'simple', priority: 'cost' },
      { 'mistral-large-latest': 'ready' },
      ['mistral-large-2512', 'ministral-3b-2512'],
    ],
    ['code', { task: 'code' }, {}, ['codestral-2508']],
    ['embeddings', { task: 'embeddings' }, {}, ['mistral-embed-2312', 'codestral-embed-2505']],
    ['vision', { task: 'vision' }, {}, ['mistral-small-2603', 'ministral-8b-2512']],
    ['a task nothing can do', { task: 'ocr' }, {}, []],
  ])('is the first of the list: %s', (_, wish, modelAccess, first) => {
    expect(order(wish, modelAccess).slice(0, first.length)).toEqual(first);
  });
});

describe('requirements', () => {
  test.each<readonly [string, ModelRequirements, ModelAccess, readonly string[]]>([
    // 0.20, 0.30, 0.75, 1.20 (codestral), 2.00, 5.80, 9.00, unknown.
    [
      'by cost',
      { task: 'chat', priority: 'cost' },
      {},
      [
        'ministral-3b-2512',
        'ministral-8b-2512',
        'mistral-small-2603',
        'codestral-2508',
        'mistral-large-2512',
        'zai-glm-5-2',
        'mistral-medium-3-5',
        'new-2701',
      ],
    ],
    // Five stars first; then four stars, the cheaper first.
    [
      'by speed',
      { task: 'chat', priority: 'speed' },
      {},
      ['zai-glm-5-2', 'ministral-3b-2512', 'mistral-small-2603'],
    ],
    [
      'by speed, of equals the one that answered',
      { task: 'chat', priority: 'speed' },
      { 'mistral-small-latest': 'ready' },
      ['zai-glm-5-2', 'mistral-small-2603', 'ministral-3b-2512'],
    ],
    [
      'by quality, even if another model answered',
      { task: 'chat', priority: 'quality' },
      { 'ministral-3b-latest': 'ready' },
      ['zai-glm-5-2', 'mistral-medium-3-5'],
    ],
    [
      'hard work: the strongest',
      { task: 'chat', complexity: 'hard' },
      {},
      ['zai-glm-5-2', 'mistral-medium-3-5', 'codestral-2508', 'mistral-large-2512'],
    ],
    // First the models with four or more stars, by price: 1.20, 2.00, 5.80, 9.00; then the weak and cheap ones.
    [
      'hard work at low cost: the cheapest of the strong',
      { task: 'chat', complexity: 'hard', priority: 'cost' },
      {},
      [
        'codestral-2508',
        'mistral-large-2512',
        'zai-glm-5-2',
        'mistral-medium-3-5',
        'ministral-3b-2512',
      ],
    ],
  ])('order the models: %s', (_, wish, modelAccess, first) => {
    expect(order(wish, modelAccess).slice(0, first.length)).toEqual(first);
  });
});

describe('excluded rows', () => {
  test('are hidden, retired or refused for this account', () => {
    const found = order({ task: 'chat' }, { 'zai-glm-5-2': 'tier', 'new-latest': 'capacity' });
    expect(found).not.toContain('mistral-vibe-cli-fast');
    expect(found).not.toContain('mistral-small-2506');
    expect(found).not.toContain('zai-glm-5-2');
    // A lack of capacity is temporary.
    expect(found).toContain('new-2701');
  });

  test('are shown if there are no others', () => {
    const modelAccess = { 'mistral-embed': 'zero-quota', 'codestral-embed': 'zero-quota' } as const;
    expect(order({ task: 'embeddings' }, modelAccess)).toEqual([
      'mistral-embed-2312',
      'codestral-embed-2505',
    ]);
  });
});

describe('reasons', () => {
  test.each<readonly [string, ModelRequirements, ModelAccess, readonly string[]]>([
    ['mistral-small-2603', { task: 'chat' }, {}, ['recommended-start', 'fast']],
    [
      'mistral-small-2603',
      { task: 'chat' },
      { 'mistral-small-2603': 'ready' },
      ['callable', 'recommended-start', 'fast'],
    ],
    ['ministral-3b-2512', { task: 'chat' }, {}, ['cheapest', 'fast']],
    // If the small one is closed, the next default model is recommended.
    [
      'ministral-8b-2512',
      { task: 'chat' },
      { 'mistral-small-latest': 'tier' },
      ['recommended-start'],
    ],
    ['zai-glm-5-2', { task: 'chat' }, {}, ['fast', 'strong']],
    ['new-2701', { task: 'chat' }, {}, []],
    ['mistral-embed-2312', { task: 'embeddings' }, {}, ['recommended-start', 'cheapest', 'fast']],
  ])('%s for %j', (id, wish, modelAccess, reasons) => {
    expect(reasonsFor(id, wish, modelAccess)).toEqual(reasons);
  });

  test('a retiring model ranks below one that stays, with the reason', () => {
    const two = foldModels(
      [
        card('ministral-3b-2512', { retiresAt: '2027-01-31T12:00:00Z' }),
        card('mistral-large-2512'),
      ],
      now,
    );
    const found = recommend(two, { task: 'chat', priority: 'cost' });
    expect(found.map(({ row }) => row.id)).toEqual(['mistral-large-2512', 'ministral-3b-2512']);
    expect(found[1]?.reasons).toContain('retiring');
  });
});
