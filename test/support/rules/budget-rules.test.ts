import { describe, expect, test } from 'vitest';
import {
  callsExit,
  crowdedFolders,
  escapeHatches,
  isBarrel,
  isDrawer,
  lineCount,
  literalSpreads,
  statesOf,
  vagueComments,
} from './budget-rules.ts';

const tsx = (text: string) => ({ path: 'ui/x.tsx', text });

test.each([
  ['one line, ended', 'a\n', 1],
  ['one line, not ended', 'a', 1],
  ['a blank line counts', 'a\n\nb\n', 3],
])('lineCount: %s', (_, text, count) => {
  expect(lineCount(text)).toBe(count);
});

test.each([
  ['/** What it is. */', 1],
  ['/**\n * Where it is,\n * and more.\n */', 1],
  ['  /** Of a key. */\n  a: 1;\n  /** So many. */', 2],
  ['/** Returns what it is. */', 0],
  ['// What a line comment says', 0],
  ['/** Whatever. */', 0],
])('vagueComments: %j', (text, count) => {
  expect(vagueComments(tsx(text))).toHaveLength(count);
});

test('crowdedFolders: counts the files of each folder, not those below it', () => {
  const files = (folder: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${folder}/${at}.ts`);
  expect(crowdedFolders([...files('a', 25), ...files('a/b', 25)])).toEqual([]);
  expect(crowdedFolders([...files('a', 25), ...files('a/b', 26)])).toEqual(['a/b: 26']);
});

describe('statesOf', () => {
  test.each([
    ['none', 'function A() { return null; }', 0],
    ['two in one', 'function A() { const [a] = useState(0); const [b] = useState(a); }', 2],
    ['with a type', 'const A = () => { const [a] = useState<string>(""); return <p>{a}</p>; };', 1],
    ['by the name of the library', 'function A() { const [a] = React.useState(0); }', 1],
    [
      'the most of two',
      'function A() { useState(0); } function B() { useState(0); useState(0); }',
      2,
    ],
    [
      'one for a component with an inner one',
      'function A() { useState(0); function B() { useState(0); } }',
      1,
    ],
    ['an initial value made by a function', 'function A() { useState(() => 1); useState(2); }', 2],
    ['a text is none', 'function A() { return "useState(0)"; }', 0],
  ])('counts the states of a component: %s', (_, text, count) => {
    expect(statesOf(tsx(text))).toBe(count);
  });
});

test.each([
  ['process.exit(1);', true],
  ["process['exit'](1);", true],
  ['const leave = process.exit;', true],
  ['process.exitCode = 1;', false],
  ['const sample = "process.exit(1)";', false],
  ['app.exit();', false],
])('callsExit: %s', (text, exits) => {
  expect(callsExit(tsx(text))).toBe(exits);
});

describe('escapeHatches', () => {
  test.each([
    'const a = b as any;',
    'const a = (b as any).c;',
    'const a = b as any',
    '// @ts-ignore',
    '// @ts-nocheck',
    '// @ts-expect-error',
    '// @ts-expect-error:',
    '// biome-ignore lint/suspicious/noExplicitAny',
    '// biome-ignore-all lint/suspicious/noExplicitAny:',
  ])('finds %s', (text) => {
    expect(escapeHatches(tsx(text))).toHaveLength(1);
  });

  test.each([
    '// the same as any',
    '/* the same\n as any */',
    'const a = b as unknown;',
    'const a = "as any other";',
    '// @ts-expect-error the library has no types for it',
    '// biome-ignore lint/suspicious/noEmptyInterface: filled by each step',
  ])('does not find %s', (text) => {
    expect(escapeHatches(tsx(text))).toEqual([]);
  });
});

test.each([
  ['const a = { ...{ b, c }, d };', 1],
  ['const a = <A {...{ b, c }} d={1} />;', 1],
  ['const a = {\n  ...{\n    b,\n  },\n};', 1],
  ['const a = [...[b, c], d];', 1],
  ['call(...[b, c]);', 1],
  ['const a = { ...b, ...(c && { d }) };', 0],
  ['const a = <A {...b} />;', 0],
  ['const a = [...[1, 2].map(String), ...b];', 0],
])('literalSpreads: %s', (text, count) => {
  expect(literalSpreads(tsx(text))).toHaveLength(count);
});

test.each([
  ['utils/a.ts', true],
  ['core/utils/a.ts', true],
  ['ui/helpers/a.ts', true],
  ['common/a.ts', true],
  ['core/util.ts', true],
  ['core/common-messages.ts', false],
  ['core/price.ts', false],
])('isDrawer: %s', (path, drawer) => {
  expect(isDrawer(path)).toBe(drawer);
});

test.each([
  ['index.ts', true],
  ['core/index.ts', true],
  ['ui/select/index.tsx', true],
  ['steps/chat/inner/index.tsx', true],
  ['steps/chat/index.ts', true],
  ['steps/chat/index.tsx', false],
  ['core/index-of.ts', false],
])('isBarrel: %s', (path, barrel) => {
  expect(isBarrel(path)).toBe(barrel);
});
