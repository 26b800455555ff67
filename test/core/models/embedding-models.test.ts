import { describe, expect, test } from 'vitest';
import { metadataOf } from '../../../src/core/models/catalogue.ts';
import {
  askedDimensions,
  canHaveDimensions,
  defaultChoice,
  embeddingChoices,
  embeddingModels,
  otherChoice,
} from '../../../src/core/models/embedding-models.ts';

test.each([
  ['mistral-embed', 1024, undefined, true],
  ['mistral-embed-2312', 1024, undefined, true],
  ['mistral-embed', 512, 512, false],
  ['codestral-embed', 1536, undefined, true],
  ['codestral-embed', 1, 1, true],
  ['codestral-embed', 3072, 3072, true],
  ['codestral-embed-2505', 3073, 3073, false],
  // For an unknown model, the service decides.
  ['some-embed', 9, 9, true],
])('%s with %i numbers', (model, dimensions, asked, possible) => {
  expect(askedDimensions({ model, dimensions })).toBe(asked);
  expect(canHaveDimensions({ model, dimensions })).toBe(possible);
});

describe('the choices', () => {
  test('are available, distinct and priced', () => {
    expect(embeddingChoices.every(canHaveDimensions)).toBe(true);
    expect(new Set(embeddingChoices.map((choice) => JSON.stringify(choice))).size).toBe(6);
    expect(embeddingChoices.map(({ model }) => metadataOf(model)?.usd?.input)).not.toContain(
      undefined,
    );
  });

  test('use embedding models in service', () => {
    expect(embeddingModels).toEqual(['mistral-embed', 'codestral-embed']);
    expect(embeddingModels.map((id) => metadataOf(id)?.tasks)).toEqual([
      ['embeddings'],
      ['embeddings'],
    ]);
  });

  test('lead from one model to the other', () => {
    const codestral = { model: 'codestral-embed', dimensions: 1536 };
    expect(otherChoice(defaultChoice)).toEqual(codestral);
    expect(otherChoice({ ...codestral, dimensions: 3072 })).toEqual(defaultChoice);
  });
});
