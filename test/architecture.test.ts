import { describe, expect, test } from 'vitest';
import { readsProcess, wrongImports } from './support/import-rules.ts';
import { readSources } from './support/sources.ts';

const sources = readSources();

describe('layers', () => {
  test('there are sources in each', () => {
    const folders = new Set(sources.map(({ path }) => path.split('/')[0]));
    const expected = [
      'errors',
      'i18n',
      'services',
      'core',
      'steps',
      'wizard',
      'ui',
      'cli',
      'emulator',
    ];
    expect([...folders]).toEqual(expect.arrayContaining(expected));
  });

  test('each imports only those below it', () => {
    expect(sources.flatMap(wrongImports)).toEqual([]);
  });

  test('only the programs read their process', () => {
    expect(sources.filter(readsProcess).map(({ path }) => path)).toEqual([]);
  });
});
