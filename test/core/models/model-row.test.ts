import { describe, expect, test } from 'vitest';
import { foldModels } from '../../../src/core/models/fold-models.ts';
import {
  isExcluded,
  isUncallable,
  type ModelAccess,
  markCallable,
  parseModelAccess,
} from '../../../src/core/models/model-row.ts';
import { cardsOf } from './cards.ts';

const rows = foldModels(
  [
    ...cardsOf(['mistral-small-2603', 'mistral-small-latest']),
    ...cardsOf(['ministral-8b-2512', 'ministral-8b-latest']),
  ],
  0,
);

describe('applies the outcome of one id to its row', () => {
  test.each<readonly [string, ModelAccess, readonly string[]]>([
    ['nothing', {}, ['untried', 'untried']],
    ['of the pinned id', { 'mistral-small-2603': 'ready' }, ['ready', 'untried']],
    ['of an alias', { 'mistral-small-latest': 'zero-quota' }, ['zero-quota', 'untried']],
    [
      'of both, and one answered',
      { 'mistral-small-2603': 'tier', 'mistral-small-latest': 'ready' },
      ['ready', 'untried'],
    ],
    [
      'of two models',
      { 'mistral-small-latest': 'zero-quota', 'ministral-8b-latest': 'ready' },
      ['zero-quota', 'ready'],
    ],
    ['of a model that is not listed', { 'mistral-large-latest': 'tier' }, ['untried', 'untried']],
  ])('%s', (_, modelAccess, access) => {
    expect(markCallable(rows, modelAccess).map((row) => row.access)).toEqual(access);
  });

  test('ignores names that objects inherit', () => {
    const [row] = foldModels(cardsOf(['constructor']), 0);
    expect(row && markCallable([row], {})[0]?.access).toBe('untried');
  });

  test('does not change rows in place', () => {
    markCallable(rows, { 'mistral-small-latest': 'ready' });
    expect(rows[0]?.access).toBe('untried');
  });
});

describe('permanent refusals and temporary errors', () => {
  test.each([
    ['zero-quota', true],
    ['tier', true],
    ['labs', true],
    ['payment', true],
    ['monthly-quota', true],
    ['model-unknown', true],
    ['ready', false],
    ['rate-limited', false],
    ['capacity', false],
    ['network', false],
  ] as const)('are told apart: %s closes a model: %s', (outcome, closed) => {
    const [row] = markCallable(rows, { 'mistral-small-latest': outcome });
    expect(isExcluded(outcome)).toBe(closed);
    expect(row && isUncallable(row)).toBe(closed);
  });

  test('treats an untried row as open', () => {
    expect(rows.some(isUncallable)).toBe(false);
  });
});

describe('parseModelAccess', () => {
  test('drops outcomes that this version does not know', () => {
    const modelAccess = {
      a: 'ready',
      b: 'tier',
      c: 'no-such-code',
      d: 'constructor',
      e: 7,
      f: null,
    };
    expect(parseModelAccess({ modelAccess })).toEqual({ a: 'ready', b: 'tier' });
  });

  test.each([{}, { modelAccess: null }, { modelAccess: 'x' }, { modelAccess: ['ready'] }])(
    'reads nothing from %j',
    (saved) => {
      expect(parseModelAccess(saved)).toEqual({});
    },
  );

  test('reads the name used by earlier versions', () => {
    expect(parseModelAccess({ learned: { a: 'labs' } })).toEqual({ a: 'labs' });
  });
});
