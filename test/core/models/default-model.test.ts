import { expect, test } from 'vitest';
import { defaultModel, modelFor } from '../../../src/core/models/default-model.ts';

test.each([
  [{ id: 'chosen' }, { code: 'ready', model: 'probed' }, 'chosen'],
  [undefined, { code: 'ready', model: 'probed' }, 'probed'],
  [undefined, { code: 'payment' }, defaultModel],
] as const)('of %j and %j, the model is %s', (chosen, outcome, model) => {
  expect(modelFor(chosen, outcome)).toBe(model);
});
