import { describe, expect, it } from 'vitest';
import { findBadSdk } from '../../../src/core/doctor/find-bad-sdk.ts';

const npm = '@mistralai/mistralai';

describe('finds a version that steals keys', () => {
  it.each([
    ['package.json', `{\n "dependencies": {\n  "${npm}": "2.2.3"`, 3, '2.2.3'],
    ['web/package.json', `{"dependencies": {"sdk": "x", "${npm}": "=2.2.2"}}`, 1, '2.2.2'],
    ['package-lock.json', `"node_modules/${npm}": {\n      "version": "2.2.4",`, 2, '2.2.4'],
    ['package-lock.json', `"a/node_modules/${npm}": {\n "version": "2.2.4"`, 2, '2.2.4'],
    ['package-lock.json', `"${npm}": {\r\n      "version": "2.2.3",`, 2, '2.2.3'],
    ['yarn.lock', `\n"${npm}@^2.2.0":\n  version "2.2.3"\n`, 3, '2.2.3'],
    ['yarn.lock', `"${npm}@npm:^2.2.0":\n  version: 2.2.3\n`, 2, '2.2.3'],
    ['pnpm-lock.yaml', `packages:\n\n  '${npm}@2.2.3':\n`, 3, '2.2.3'],
    ['pnpm-lock.yaml', `packages:\n  /${npm}/2.2.3:\n`, 2, '2.2.3'],
    ['bun.lock', `    "${npm}": ["${npm}@2.2.2", "", {}, "sha512-x"],`, 1, '2.2.2'],
    [`node_modules/${npm}/package.json`, '{"version": "2.2.2"}', 1, '2.2.2'],
  ])('%s: %j', (path, text, line, version) => {
    expect(findBadSdk({ path, text })).toEqual([{ line, version: `${npm} ${version}` }]);
  });

  it.each([
    ['requirements.txt', 'requests\nmistralai==2.4.6\n', 2],
    ['requirements-dev.txt', 'mistralai[gcp] == 2.4.6 ; python_version > "3"', 1],
    ['pyproject.toml', 'dependencies = [\n  "mistralai==2.4.6",\n]', 2],
    ['pyproject.toml', '[tool.poetry.dependencies]\nmistralai = "2.4.6"', 2],
    ['uv.lock', '[[package]]\nname = "mistralai"\nversion = "2.4.6"\n', 3],
    ['poetry.lock', '[[package]]\nname = "mistralai"\r\nversion = "2.4.6"\r\n', 3],
    ['Pipfile.lock', '"mistralai": {\n "hashes": ["x"],\n "version": "==2.4.6"\n}', 3],
  ])('%s: %j', (path, text, line) => {
    expect(findBadSdk({ path, text })).toEqual([{ line, version: 'mistralai 2.4.6' }]);
  });
});

describe('finds nothing', () => {
  it.each([
    ['package.json', `"${npm}": "2.7.0"`],
    ['package.json', `"${npm}": "^2.2.2"`],
    ['package.json', `"${npm}": "2.2.30"`],
    ['package.json', `"${npm}": "2.2.3-rc.1"`],
    ['package.json', `"version": "2.2.3", "name": "mine"`],
    ['package.json', `"${npm}-azure": "2.2.3"`],
    [
      'package-lock.json',
      `"node_modules/${npm}": {\n "version": "2.7.0"},\n"x": {\n "version": "2.2.3"`,
    ],
    ['yarn.lock', `"${npm}@2.2.3":\n  version "2.2.1"\n`],
    ['requirements.txt', 'mistralai>=2,!=2.4.6\nmistralai==2.4.60\nnot-mistralai==2.4.6'],
    ['pyproject.toml', 'mistralai = "^2.4.6"'],
    ['uv.lock', 'name = "mistralai"\nversion = "2.5.1"\n\nname = "x"\nversion = "2.4.6"'],
    ['notes.md', `${npm} 2.2.3, "${npm}": "2.2.3", mistralai==2.4.6`],
  ])('%s: %j', (path, text) => {
    expect(findBadSdk({ path, text })).toEqual([]);
  });
});
