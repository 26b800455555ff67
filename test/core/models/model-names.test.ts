import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldModels } from '../../../src/core/models/fold-models.ts';
import { latestOf, mainIdOf } from '../../../src/core/models/model-names.ts';
import { callIdOf, markRow } from '../../../src/core/models/model-row.ts';
import { cardsOf } from './cards.ts';

const now = Date.UTC(2026, 10, 29);

describe('calls a model by the moving name of its own family', () => {
  test.each<readonly [string, readonly string[], string | null]>([
    [
      'mistral-small-2603',
      ['magistral-small-latest', 'mistral-small-latest', 'mistral-vibe-cli-fast'],
      'mistral-small-latest',
    ],
    [
      'mistral-medium-3-5',
      [
        'magistral-medium-latest',
        'mistral-medium',
        'mistral-medium-latest',
        'mistral-vibe-cli-latest',
      ],
      'mistral-medium-latest',
    ],
    ['codestral-2508', ['mistral-code-fim-latest', 'codestral-latest'], 'codestral-latest'],
    ['devstral-2512', ['devstral-medium-latest', 'devstral-latest'], 'devstral-latest'],
    ['devstral-2512', ['devstral-medium-latest'], 'devstral-medium-latest'],
    ['ministral-8b-2512', ['ministral-3b-latest', 'ministral-8b-latest'], 'ministral-8b-latest'],
    [
      'voxtral-mini-transcribe-realtime-2602',
      ['voxtral-mini-realtime-latest'],
      'voxtral-mini-realtime-latest',
    ],
    ['labs-devstral-small-2512', ['devstral-small-latest'], 'devstral-small-latest'],
    // No alias of its own family is a moving one, so the dated id is called.
    ['open-mistral-nemo-2407', ['mistral-tiny-latest', 'open-mistral-nemo'], null],
    ['mistral-small-2603', ['magistral-small-latest'], null],
    ['mistral-medium-3-5', ['mistral-vibe-cli-latest'], null],
    ['mistral-embed-2312', ['mistral-embed'], null],
    ['new-2701', [], null],
  ])('%s with %j: %s', (id, aliases, latest) => {
    expect(latestOf(id, aliases)).toBe(latest);
  });
});

describe('the id that represents all names of a model', () => {
  test.each<readonly [readonly string[], string | undefined, string]>([
    [['magistral-small-2509', 'mistral-small-2603'], 'mistral-small-2603', 'mistral-small-2603'],
    [['magistral-small-2509', 'mistral-small-2603'], 'mistral-small-latest', 'mistral-small-2603'],
    [['mistral-small-2603', 'mistral-small-2701'], 'mistral-small-2701', 'mistral-small-2701'],
    [
      ['open-mistral-nemo', 'mistral-tiny-2407', 'open-mistral-nemo-2407'],
      'open-mistral-nemo',
      'open-mistral-nemo-2407',
    ],
    [['glm-5-2', 'zai-glm-5-2'], 'glm-5-2', 'zai-glm-5-2'],
    [
      ['mistral-large-pixtral-2411', 'pixtral-large-2411'],
      'pixtral-large-2411',
      'pixtral-large-2411',
    ],
  ])('%j, which the list calls %s: %s', (ids, canonical, id) => {
    expect(mainIdOf(ids, canonical)).toBe(id);
    expect(mainIdOf([...ids].reverse(), canonical)).toBe(id);
  });
});

/** Families unknown to the catalogue, none of which is a branch of another. */
const families = [
  'brio',
  'mistral-nova',
  'ministral-9b',
  'open-vent',
  'orbistral-mini-voice',
] as const;
const foreign = fc.constantFrom(
  'magistral-nova-latest',
  'mistral-tiny-latest',
  'mistral-vibe-cli-latest',
  'mistral-vibe-cli-fast',
  'mistral-code-agent-latest',
  'pixtral-12b-latest',
  'a-latest',
  'zz-latest',
);

test('calls a model by its own name, whatever other names it has', () => {
  const version = fc.constantFrom('2701', '4-1', '9-0', '2612');
  const model = fc.record({
    family: fc.constantFrom(...families),
    version,
    others: fc.uniqueArray(foreign, { maxLength: 5 }),
    moves: fc.boolean(),
    isMovingCanonical: fc.boolean(),
    mix: fc.integer({ min: 0, max: 1_000 }),
  });
  fc.assert(
    fc.property(model, ({ family, version, others, moves, isMovingCanonical, mix }) => {
      const dated = `${family}-${version}`;
      const own = moves ? [`${family}-latest`] : [];
      const ids = [...own, ...others];
      const turned = [
        ...ids.slice(mix % (ids.length + 1)),
        ...ids.slice(0, mix % (ids.length + 1)),
      ];
      const canonical = moves && isMovingCanonical ? `${family}-latest` : dated;
      const cards = cardsOf([canonical, dated, ...turned].filter(isFirst) as [string]);
      const placed = [...cards.slice(mix % cards.length), ...cards.slice(0, mix % cards.length)];
      const rows = foldModels(placed, now);
      expect(rows).toHaveLength(1);
      expect(rows.map(callIdOf)).toEqual([moves ? `${family}-latest` : dated]);
      expect(rows[0]?.id).toBe(dated);
      expect(rows[0]?.hidden).toBe(false);
    }),
  );
});

test('calls a model by the name that was answered', () => {
  const [row] = foldModels(cardsOf(['brio-2701', 'brio-latest', 'magistral-brio-latest']), now);
  if (row === undefined) throw new Error('no row');
  const called = (access: Parameters<typeof markRow>[1]) => callIdOf(markRow(row, access));
  expect(called({ 'magistral-brio-latest': 'ready' })).toBe('magistral-brio-latest');
  expect(called({ 'brio-2701': 'ready', 'brio-latest': 'tier' })).toBe('brio-2701');
  expect(called({ 'brio-2701': 'ready', 'brio-latest': 'ready' })).toBe('brio-latest');
  expect(called({ 'magistral-brio-latest': 'tier' })).toBe('brio-latest');
});

function isFirst(id: string, at: number, ids: readonly string[]): boolean {
  return ids.indexOf(id) === at;
}
