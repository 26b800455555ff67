import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

const options = ['--demo', '--lang', '--base-url', '--screen-reader', '--help', '-h', '-v'];
const commands = ['doctor', 'key', 'models', 'chat', 'embed', 'env', 'exec', 'export', 'emulator'];

describe('the nearest name', () => {
  test.each([
    ['a letter exchanged with its neighbour', '--lnag', '--lang'],
    ['a letter left out', '--dmo', '--demo'],
    ['a letter too many', '--langg', '--lang'],
    ['two letters too many', '--langue', '--lang'],
    ['another letter', '--damo', '--demo'],
    ['a dash left out', '--screenreader', '--screen-reader'],
    ['one dash for two', '-lang', '--lang'],
    ['no dash', 'help', '--help'],
    ['a capital', '-V', '-v'],
    ['capitals', '--LANG', '--lang'],
    ['the beginning alone', '--scr', '--screen-reader'],
  ])('is found by %s', (_, given, meant) => {
    expect(nearest(given, options)).toBe(meant);
  });

  test.each([
    ['emulatr', 'emulator'],
    ['model', 'models'],
    ['chatt', 'chat'],
    ['exprot', 'export'],
    ['embeddings', undefined],
    ['e', undefined],
    ['ex', undefined],
    ['', undefined],
  ])('of the command %j is %j', (given, meant) => {
    expect(nearest(given, commands)).toBe(meant);
  });

  test.each(['--json', '--x', '-x', '-l', '--', '---'])('is none for %s', (given) => {
    expect(nearest(given, options)).toBeUndefined();
  });

  test('is none where there are no names', () => {
    expect(nearest('chat', [])).toBeUndefined();
  });

  test('is the nearer of two that are near', () => {
    expect(nearest('expost', ['expect', 'export'])).toBe('export');
  });
});
