import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importCycles } from './support/rules/import-cycles.ts';
import { readsProcess, wrongImports } from './support/rules/import-rules.ts';
import { readSources } from './support/rules/sources.ts';

const sources = readSources();

describe('layers', () => {
  test('exist, each with at least one source', () => {
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

  test('import only the layers below them', () => {
    expect(sources.flatMap(wrongImports)).toEqual([]);
  });

  test('do not read the process: only the entry points do', () => {
    expect(sources.filter(readsProcess).map(({ path }) => path)).toEqual([]);
  });
});

test('no files import each other in a circle', () => {
  expect(importCycles(sources)).toEqual([]);
});

test('shared test modules register no hooks while they load, because only the first file would get them', () => {
  const here = new URL('./', import.meta.url);
  const shared = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
    (path) =>
      /\.tsx?$/.test(path) && !/\.(?:release|runtimes|sample|test|tools|windows)\.tsx?$/.test(path),
  );
  expect(shared).toContain('support/terminal/wizard.tsx');
  const hooked = shared.filter((path) =>
    /^(?:before|after)(?:Each|All)\(/m.test(readFileSync(new URL(path, here), 'utf8')),
  );
  expect(hooked).toEqual([]);
});
