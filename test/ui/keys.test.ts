import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Key } from 'ink';
import { describe, expect, test } from 'vitest';
import { hintLines } from '../../src/ui/hints.ts';
import {
  bindingFor,
  characters,
  isKey,
  type KeyOn,
  keyLabelOf,
  singlePress,
} from '../../src/ui/keys.ts';
import { glyphs } from '../../src/ui/theme/glyphs.ts';
import { projectFolder } from '../support/processes/program.ts';

const none: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

const cases: readonly (readonly [string, KeyOn, string, Partial<Key>, boolean])[] = [
  ['Enter', 'return', '', { return: true }, true],
  ['a line feed is Enter too', 'return', '\n', {}, true],
  ['Tab', 'tab', '', { tab: true }, true],
  ['Shift+Tab is not Tab', 'tab', '', { tab: true, shift: true }, false],
  ['a digit', 'digit', '7', {}, true],
  ['0 is no row', 'digit', '0', {}, false],
  ['Alt+7 is not a digit', 'digit', '7', { meta: true }, false],
  ['a character in the other case', { key: 'why' }, 'Y', { shift: true }, true],
  ['a chord is not its character', { key: 'why' }, 'y', { ctrl: true }, false],
];

test.each(cases)('isKey: %s', (_name, on, input, pressed, expected) => {
  expect(isKey(on, input, { ...none, ...pressed })).toBe(expected);
});

describe('the characters', () => {
  test('have one meaning each', () => {
    const all = Object.values(characters);
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((one) => one.length === 1 && one === one.toLowerCase())).toBe(true);
  });

  test('are listed in CONTRIBUTING.md, each once', () => {
    const page = readFileSync(join(projectFolder, 'CONTRIBUTING.md'), 'utf8');
    const rows = page
      .split('\n')
      .filter((line) => /^(?:\| (?:\S|Space) \| [^|]+ ){3}\|$/.test(line));
    const listed = rows.flatMap((row) => row.split(' | ').filter((_, at) => at % 2 === 0));
    const labels = Object.keys(characters).map((key) =>
      keyLabelOf({ key } as KeyOn, {}, glyphs(true)),
    );
    expect(listed.map((label) => label.replace('| ', '')).sort()).toEqual(labels.sort());
  });

  test('need Ctrl beside a field that accepts text', () => {
    const why = { key: 'why' } as const;
    expect(isKey(why, 'y', none, true)).toBe(false);
    expect(isKey(why, 'y', { ...none, ctrl: true }, true)).toBe(true);
    expect(isKey({ key: 'keys' }, '?', none, true)).toBe(false);
    expect(isKey({ key: 'keys' }, 'g', { ...none, ctrl: true }, true)).toBe(true);
  });
});

test('passes the key on if a binding is disabled or has nothing to run', () => {
  const run = () => undefined;
  const last = { on: 'return', run } as const;
  const bindings = [
    { on: 'return', disabled: true, run },
    { on: 'return', hint: 'send' },
    last,
  ] as const;
  expect(bindingFor(bindings, '', { ...none, return: true })).toBe(last);
});

test.each([
  ['\r', '\r'],
  ['\r\r\r', '\r'],
  ['\r\n', '\n'],
  ['', ''],
  ['yy', 'y'],
  ['yes', undefined],
  ['1\r', undefined],
])('reads the burst %j as %j', (burst, expected) => {
  expect(singlePress(burst)).toBe(expected);
});

test('names keys, with names that a language may replace', () => {
  expect(keyLabelOf('return', {}, glyphs(true))).toBe('Enter');
  expect(keyLabelOf('return', { return: 'Entrée' }, glyphs(true))).toBe('Entrée');
  expect(keyLabelOf('up', {}, glyphs(true))).toBe('↑');
  expect(keyLabelOf('up', {}, glyphs(false))).toBe('^');
  expect(keyLabelOf({ key: 'why' }, {}, glyphs(true))).toBe('Y');
  expect(keyLabelOf({ key: 'unfold' }, {}, glyphs(true))).toBe('Space');
  expect(keyLabelOf({ key: 'why' }, {}, glyphs(true), true)).toBe('Ctrl+Y');
  expect(keyLabelOf({ key: 'keys' }, {}, glyphs(true), true)).toBe('Ctrl+G');
});

describe('hints by line', () => {
  const hint = (keyLabel: string, messages: string) => ({ keyLabel, hint: messages });
  const hints = [
    hint('Entrée', 'continuer'),
    hint('Échap', 'retour'),
    hint('Ctrl+L', 'English'),
    hint('Ctrl+C', 'quitter'),
  ];
  const drawn = (columns: number) =>
    hintLines(hints, columns).map((line) =>
      line.map((one) => `${one.keyLabel} ${one.hint}`).join(' · '),
    );

  test.each([
    [80, ['Entrée continuer · Échap retour · Ctrl+L English · Ctrl+C quitter']],
    [61, ['Entrée continuer · Échap retour', 'Ctrl+L English · Ctrl+C quitter']],
    [40, ['Entrée continuer · Échap retour', 'Ctrl+L English · Ctrl+C quitter']],
    [31, ['Entrée continuer · Échap retour', 'Ctrl+L English · Ctrl+C quitter']],
    [30, ['Entrée continuer', 'Échap retour · Ctrl+L English', 'Ctrl+C quitter']],
    [5, ['Entrée continuer', 'Échap retour', 'Ctrl+L English', 'Ctrl+C quitter']],
  ])('in %i columns', (columns, lines) => {
    expect(drawn(columns)).toEqual(lines);
  });
});
