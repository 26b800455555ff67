import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  callsExit,
  crowdedFolders,
  escapeHatches,
  isBarrel,
  isDrawer,
  lineCount,
  literalSpreads,
  maxLines,
  maxStates,
  maxVagueComments,
  statesOf,
  vagueComments,
} from './support/rules/budget-rules.ts';
import { readSources, readTests } from './support/rules/sources.ts';

const sources = readSources();
const paths = sources.map(({ path }) => path);

describe('every source', () => {
  test(`has at most ${maxLines} lines`, () => {
    const long = sources.filter(({ text }) => lineCount(text) > maxLines);
    expect(long.map(({ path, text }) => `${path}: ${lineCount(text)}`)).toEqual([]);
  });

  test(`has at most ${maxStates} states per component`, () => {
    const heavy = sources.filter((source) => statesOf(source) > maxStates);
    expect(heavy.map((source) => `${source.path}: ${statesOf(source)}`)).toEqual([]);
  });

  test('never calls process.exit, because the entry point ends the process', () => {
    expect(sources.filter(callsExit).map(({ path }) => path)).toEqual([]);
  });

  test('bypasses no type with any, a cast or a directive', () => {
    const hatches = sources.flatMap((source) =>
      escapeHatches(source).map((hatch) => `${source.path}: ${hatch}`),
    );
    expect(hatches).toEqual([]);
  });

  test('spreads no object or array literal', () => {
    const spreads = [...sources, ...readTests()].flatMap((source) =>
      literalSpreads(source).map((spread) => `${source.path}: ${spread}`),
    );
    expect(spreads).toEqual([]);
  });

  test('has comments that name their subject', () => {
    const vague = [...sources, ...readTests()].flatMap(vagueComments);
    expect(vague.length, vague.join('\n')).toBeLessThanOrEqual(maxVagueComments);
  });

  test('is in a folder with few other files', () => {
    expect(crowdedFolders(paths)).toEqual([]);
  });

  test('has a path that names its content', () => {
    expect(paths.filter(isDrawer)).toEqual([]);
  });

  test('exports more than the content of other files', () => {
    expect(paths.filter(isBarrel)).toEqual([]);
  });
});

test('all files of bin/dev together have fewer than 300 lines', () => {
  const folder = new URL('../bin/dev/', import.meta.url);
  const files = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  expect(files.reduce((sum, text) => sum + lineCount(text), 0)).toBeLessThan(300);
});

describe('the linter enforces the other limits as errors', () => {
  const settings = JSON.parse(readFileSync(new URL('../biome.json', import.meta.url), 'utf8'));
  const lengthOf = (maxLines: number) => ({
    level: 'error',
    options: { maxLines, skipBlankLines: true },
  });

  test('functions have at most 40 lines and 4 parameters, no ternary is nested, and no code bypasses the types', () => {
    expect(settings.linter.rules).toMatchObject({
      complexity: { noExcessiveLinesPerFunction: lengthOf(40), useMaxParams: 'error' },
      suspicious: { noExplicitAny: 'error' },
      style: { noNestedTernary: 'error', noNonNullAssertion: 'error' },
      performance: { noBarrelFile: 'error', noReExportAll: 'error' },
    });
  });

  test('components have at most 80 lines; no other rule is relaxed for sources', () => {
    const forSources = settings.overrides.filter(
      (override: { includes: readonly string[] }) =>
        !override.includes.every((pattern) => pattern.startsWith('test/')),
    );
    expect(forSources).toEqual([
      {
        includes: ['**/*.tsx'],
        linter: { rules: { complexity: { noExcessiveLinesPerFunction: lengthOf(80) } } },
      },
    ]);
  });

  test('the rules apply in every folder of the sources', () => {
    const left = settings.files.includes.filter((pattern: string) => pattern.startsWith('!'));
    expect(settings.files.includes).toContain('**');
    expect(left.filter((pattern: string) => pattern.includes('src'))).toEqual([]);
  });
});
