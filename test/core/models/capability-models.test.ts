import { describe, expect, test } from 'vitest';
import {
  type Capability,
  firstAnswer,
  modelsFor,
} from '../../../src/core/models/capability-models.ts';
import { foldModels } from '../../../src/core/models/fold-models.ts';
import { type ModelAccess, markCallable } from '../../../src/core/models/model-row.ts';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import { cardsOf } from './cards.ts';

const talks = { chat: true, functionCalling: true };
const sees = { ...talks, vision: true };
const rows = foldModels(
  [
    ...cardsOf(['mistral-large-2512', 'mistral-large-latest'], { can: sees }),
    ...cardsOf(['mistral-small-2603', 'mistral-small-latest'], { can: sees }),
    ...cardsOf(['ministral-8b-2512', 'ministral-8b-latest'], { can: sees }),
    ...cardsOf(['mute-1'], { can: { chat: true } }),
    ...cardsOf(['codestral-2508', 'codestral-latest'], { can: { ...talks, fim: true } }),
    ...cardsOf(['devstral-2512', 'devstral-latest'], { can: talks }),
    ...cardsOf(['mistral-moderation-2603'], { can: { moderation: true } }),
    ...cardsOf(['mistral-ocr-4-1', 'mistral-ocr-latest'], { can: { ocr: true } }),
    ...cardsOf(['mistral-ocr-2512'], { can: { ocr: true } }),
  ],
  Date.UTC(2026, 10, 20),
);

describe('the models to ask', () => {
  test.each<readonly [Capability, ModelAccess, readonly string[]]>([
    ['fim', {}, ['codestral-latest']],
    ['moderation', {}, ['mistral-moderation-2603']],
    ['ocr', {}, ['mistral-ocr-latest', 'mistral-ocr-2512']],
    ['vision', {}, ['mistral-small-latest', 'ministral-8b-latest', 'mistral-large-latest']],
    [
      'vision',
      { 'mistral-small-latest': 'zero-quota', 'mistral-large-latest': 'ready' },
      ['mistral-large-latest', 'ministral-8b-latest'],
    ],
    ['fim', { 'codestral-latest': 'tier' }, ['codestral-latest']],
  ])('for %s, after the outcomes %j', (capability, modelAccess, ids) => {
    expect(modelsFor(capability, markCallable(rows, modelAccess))).toEqual(ids);
  });

  test('are at most four for functions, all able to call them', () => {
    const ids = modelsFor('functions', rows);
    expect(ids.slice(0, 2)).toEqual(['mistral-small-latest', 'ministral-8b-latest']);
    expect(ids).toHaveLength(4);
    expect(ids).not.toContain('mute-1');
  });

  test.each<Capability>(['fim', 'functions', 'moderation', 'vision', 'ocr'])(
    'for %s are the default ones if the list has none',
    (capability) => {
      expect(modelsFor(capability, [])[0]).toMatch(/^(?:codestral|mistral)-/);
    },
  );
});

describe('the first answer', () => {
  const errors: Readonly<Record<string, ErrorData>> = {
    zero: { code: 'zero-quota', model: 'zero' },
    tier: { code: 'tier', model: 'tier' },
    gone: { code: 'model-unknown', model: 'gone' },
    busy: { code: 'capacity', model: 'busy' },
    refused: { code: 'key-refused' },
  };
  const asked: string[] = [];
  const ask = async (model: string) => {
    asked.push(model);
    const error = errors[model];
    if (error !== undefined) throw new AppError(error);
    return `${model} says hello`;
  };

  test.each([
    [['good', 'zero'], 'good', []],
    [['zero', 'tier', 'good', 'other'], 'good', ['zero', 'tier']],
    [['gone', 'good'], 'good', ['gone']],
  ])('of %j is of %s', async (models, model, refused) => {
    expect(await firstAnswer(models, ask)).toEqual({ value: `${model} says hello`, refused });
  });

  test.each([
    [['gone', 'tier', 'zero'], 'zero-quota'],
    [['gone'], 'model-unknown'],
    [['zero', 'busy', 'good'], 'capacity'],
    [['refused', 'good'], 'key-refused'],
    [[], 'bug'],
  ])('of %j is none: %s', async (models, code) => {
    await expect(firstAnswer(models, ask)).rejects.toMatchObject({ error: { code } });
  });

  test('asks no other model after an error that does not concern one model', async () => {
    asked.length = 0;
    await expect(firstAnswer(['refused', 'good'], ask)).rejects.toThrow('key-refused');
    expect(asked).toEqual(['refused']);
  });

  test('rethrows a bug of the program', async () => {
    const broken = () => Promise.reject(new TypeError('x'));
    await expect(firstAnswer(['good'], broken)).rejects.toBeInstanceOf(TypeError);
  });
});
