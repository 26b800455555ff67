import { describe, expect, test } from 'vitest';
import { catalogue, catalogueDate, metadataOf, tasks } from '../../../src/core/models/catalogue.ts';

describe('finds a model by any of its ids', () => {
  test.each([
    ['mistral-small-2603', 'Mistral Small 4'],
    ['mistral-small-latest', 'Mistral Small 4'],
    ['mistral-medium-3.5', 'Mistral Medium 3.5'],
    ['mistral-large-4', 'Mistral Large 4'],
    ['codestral-latest', 'Codestral'],
    ['mistral-embed', 'Mistral Embed'],
    // Two generations name this alias: the one in service has it.
    ['voxtral-mini-latest', 'Voxtral Mini Transcribe 2'],
  ])('%s', (id, family) => {
    expect(metadataOf(id)?.family).toBe(family);
  });

  test.each(['gpt-4', '', 'constructor', '__proto__'])('does not find %j', (id) => {
    expect(metadataOf(id)).toBeUndefined();
  });

  test('describes a model in service', () => {
    expect(metadataOf('mistral-small-latest')).toEqual({
      id: 'mistral-small-2603',
      aliases: ['mistral-small-latest', 'magistral-small-latest', 'mistral-vibe-cli-fast'],
      family: 'Mistral Small 4',
      tier: 'open',
      tasks: ['chat', 'vision'],
      usd: { input: 0.15, output: 0.6 },
      eur: { input: 0.12, output: 0.5 },
      pages: null,
      minutes: null,
      speed: 4,
      quality: 3.5,
      retiresAt: null,
      replacement: null,
      contextTokens: 262_144,
      licence: 'Apache 2.0',
    });
  });

  test('describes a retired model that the guide still names', () => {
    expect(metadataOf('mistral-large-2411')).toMatchObject({
      retiresAt: '2026-05-31',
      replacement: 'mistral-medium-3-5',
    });
  });

  test('describes a model that reads pages', () => {
    expect(metadataOf('mistral-ocr-latest')).toMatchObject({
      usd: null,
      pages: { usd: 4, eur: 3.5 },
    });
  });

  test('uses null for unknown and zero for free', () => {
    expect(metadataOf('mistral-large-4-0')).toMatchObject({ tier: 'open', eur: null, speed: null });
    expect(metadataOf('mistral-moderation-2603')).toMatchObject({
      usd: { input: 0, output: null },
    });
  });
});

describe('has consistent entries', () => {
  const ids = catalogue.flatMap((metadata) => [metadata.id, ...metadata.aliases]);

  test('has no duplicate id', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(catalogue.map((metadata) => [metadata.id, metadata] as const))('%s', (_, metadata) => {
    expect(metadata.tasks.length).toBeGreaterThan(0);
    expect(tasks).toEqual(expect.arrayContaining([...metadata.tasks]));
    expect(['premier', 'open', 'labs', 'third-party', null]).toContain(metadata.tier);
    expect(metadata.retiresAt ?? '2026-01-01').toMatch(/^20\d\d-\d\d-\d\d$/);
    expect([...ids, null]).toContain(metadata.replacement);
    for (const price of [metadata.usd, metadata.eur]) {
      for (const side of [price?.input ?? 0, price?.output ?? 0]) {
        expect(side).toBeGreaterThanOrEqual(0);
        // Three decimals at most, which keeps sums of costs exact.
        expect(Number(side.toFixed(3))).toBe(side);
      }
    }
    for (const stars of [metadata.speed, metadata.quality]) {
      expect([null, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]).toContain(stars);
    }
  });

  test('has a valid date', () => {
    expect(catalogueDate).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
