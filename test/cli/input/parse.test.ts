import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OptionSpec } from '../../../src/cli/command.ts';
import {
  invalidValue,
  parse,
  peek,
  readChoice,
  readOption,
  splitCommand,
} from '../../../src/cli/input/parse.ts';
import type { UsageError } from '../../../src/errors/errors.ts';

const summary = { en: 'x', fr: 'x' };
const specs: readonly OptionSpec[] = [
  { name: 'demo', summary },
  { name: 'lang', value: 'fr|en', summary },
  { name: 'model', short: 'm', value: 'MODEL', summary },
  { name: 'help', short: 'h', summary },
];
const anyWords = { min: 0, max: 9, usage: '' };
const key = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ123456';

const error = (problem: UsageError['problem'], given: string, nearest?: string) => ({
  error: { code: 'usage', problem, given, ...(nearest === undefined ? {} : { nearest }) },
});

function read(line: string, allowed = anyWords) {
  const { values, switches, words, passed } = parse(line.split(' '), specs, allowed);
  return { values, switches: [...switches], words, passed };
}

describe('a command line', () => {
  test.each([
    ['chat', 'chat', []],
    ['chat hello', 'chat', ['hello']],
    ['--demo chat --model x', 'chat', ['--demo', '--model', 'x']],
    ['--lang fr chat', 'chat', ['--lang', 'fr']],
    ['--lang=fr chat', 'chat', ['--lang=fr']],
    ['chat --lang fr', 'chat', ['--lang', 'fr']],
    ['chat chat', 'chat', ['chat']],
    ['exec -- ls --help', 'exec', ['--', 'ls', '--help']],
    ['-h', undefined, ['-h']],
    ['--demo', undefined, ['--demo']],
    ['--lang chat', undefined, ['--lang', 'chat']],
    ['-- chat', undefined, ['--', 'chat']],
    ['--demo -- chat', undefined, ['--demo', '--', 'chat']],
    ['--bogus', undefined, ['--bogus']],
  ])('%s: the command is %s', (line, command, rest) => {
    expect(splitCommand(line.split(' '), specs)).toEqual({ command, rest });
  });

  test('has no command if it has no arguments', () => {
    expect(splitCommand([], specs)).toEqual({ command: undefined, rest: [] });
  });

  test.each([
    ['--langue fr', error('unknown-option', '--langue', '--lang')],
    ['--port 3 chat', error('unknown-option', '--port')],
    ['-x chat', error('unknown-option', '-x')],
    ['--__proto__ chat', error('unknown-option', '--__proto__')],
  ])('%s: the word after an unknown option is not read as a command', (line, expected) => {
    expect(() => splitCommand(line.split(' '), specs)).toThrow(expect.objectContaining(expected));
  });
});

describe('options and arguments', () => {
  test.each([
    ['--lang fr', { values: { lang: 'fr' } }],
    ['--lang=fr', { values: { lang: 'fr' } }],
    ['--lang=fr --lang en', { values: { lang: 'en' } }],
    ['-m x', { values: { model: 'x' } }],
    ['-mx', { values: { model: 'x' } }],
    ['--model=--x', { values: { model: '--x' } }],
    ['--model=a=b', { values: { model: 'a=b' } }],
    ['--model -', { values: { model: '-' } }],
    ['--demo --demo', { switches: ['demo'] }],
    ['-h --demo', { switches: ['help', 'demo'] }],
    ['a --demo b', { switches: ['demo'], words: ['a', 'b'] }],
    ['- a', { words: ['-', 'a'] }],
    ['a -- b --lang fr', { words: ['a', 'b', '--lang', 'fr'], passed: ['b', '--lang', 'fr'] }],
    ['-- -- a', { words: ['--', 'a'], passed: ['--', 'a'] }],
  ])('%s is read', (line, expected) => {
    const none = { values: {}, switches: [], words: [], passed: [] };
    expect(read(line)).toEqual({ ...none, ...expected });
  });

  test.each([
    ['--lang', error('missing-value', '--lang')],
    ['--lang=', error('missing-value', '--lang')],
    ['--lang --demo', error('missing-value', '--lang')],
    ['--lang -- fr', error('missing-value', '--lang')],
    ['-m', error('missing-value', '-m')],
    ['--demo=yes', error('extra-value', '--demo')],
    ['--no-demo', error('unknown-option', '--no-demo')],
    ['--lnag fr', error('unknown-option', '--lnag', '--lang')],
    ['--lnag=fr', error('unknown-option', '--lnag', '--lang')],
    ['-lang fr', error('unknown-option', '-l', '--lang')],
    ['-H', error('unknown-option', '-H', '-h')],
    ['-hx', error('unknown-option', '-x')],
    ['--constructor', error('unknown-option', '--constructor')],
  ])('%s is refused', (line, expected) => {
    expect(() => read(line)).toThrow(expect.objectContaining(expected));
  });

  test.each([
    ['a b', { min: 0, max: 1, usage: '[TEXT]' }, error('extra-argument', 'b')],
    ['a -- b', { min: 0, max: 1, usage: '[TEXT]' }, error('extra-argument', 'b')],
    ['--demo', { min: 1, max: 1, usage: 'TEXT' }, error('missing-argument', 'TEXT')],
  ])('%s has a wrong number of arguments', (line, allowed, expected) => {
    expect(() => read(line, allowed)).toThrow(expect.objectContaining(expected));
  });

  test.each([
    ['as a word too many', [key]],
    ['of another service', ['sk-proj-0123456789abcdefghij0123456789']],
    ['after the terminator', ['--', key]],
    ['with a name before it', [`mistral_key=${key}`]],
    ['with another separator before it', [`.${key}`]],
    ['in an address', [`https://x.example/${key}`]],
    ['in the name of an option', [`--key-${key}`]],
  ])('a key %s is not repeated', (_, argv) => {
    const expected = error('key-in-words', '');
    expect(() => parse(argv, specs, { min: 0, max: 0, usage: '' })).toThrow(
      expect.objectContaining(expected),
    );
  });

  test('a key in the name of an option is not repeated either', () => {
    expect(() => read(`--ky=${key}`)).toThrow(
      expect.objectContaining(error('unknown-option', '--ky')),
    );
  });
});

describe('readOption', () => {
  const summary = { en: 'x', fr: 'x' };
  const accepts = { en: 'a number', fr: 'un nombre' };
  const specs: readonly OptionSpec[] = [
    { name: 'port', value: 'N', accepts, summary },
    { name: 'shell', value: 'bash|zsh|fish', summary },
  ];
  const typed = (line: string) => parse(line.split(' '), specs, anyWords);
  const readPort = (given: string) => (/^\d+$/.test(given) ? Number(given) : undefined);

  test('returns the parsed value, or undefined if the option was not given', () => {
    expect(readOption(typed('--port 80'), 'port', readPort)).toBe(80);
    expect(readOption(typed('--shell zsh'), 'port', readPort)).toBeUndefined();
    expect(readChoice(typed('--shell zsh'), 'shell', ['bash', 'zsh', 'fish'])).toBe('zsh');
  });

  test('throws the message of the definition of the option', () => {
    expect(() => readOption(typed('--port x'), 'port', readPort)).toThrow(
      expect.objectContaining({
        error: { code: 'usage', problem: 'invalid-value', option: '--port', given: 'x', accepts },
      }),
    );
  });

  test('lists the choices of an option with few, and the nearest', () => {
    expect(() => readChoice(typed('--shell fis'), 'shell', ['bash', 'zsh', 'fish'])).toThrow(
      expect.objectContaining({
        error: {
          code: 'usage',
          problem: 'invalid-value',
          option: '--shell',
          given: 'fis',
          accepts: { en: 'bash, zsh or fish', fr: 'bash, zsh ou fish' },
          nearest: 'fish',
        },
      }),
    );
  });

  test('does not repeat a key', () => {
    expect(() => readOption(typed(`--port ${key}`), 'port', readPort)).toThrow(
      expect.objectContaining(error('key-in-words', '')),
    );
  });

  test('reports a bug for an option that the command does not have', () => {
    expect(invalidValue(typed('--port 80'), 'colour', 'x').error.code).toBe('bug');
  });
});

describe('a line that may be invalid', () => {
  test.each([
    ['--bogus --help --lang fr', { lang: 'fr' }, ['help']],
    ['--lang xx --nope=1 -h', { lang: 'xx' }, ['help']],
    ['--demo=1 --lang', {}, []],
    ['exec -- curl --help --lang fr', {}, []],
  ])('gives its valid options: %s', (line, values, switches) => {
    const typed = peek(line.split(' '), specs);
    expect(typed.values).toEqual(values);
    expect([...typed.switches]).toEqual(switches);
  });

  test('never throws', () => {
    const word = fc.oneof(
      fc.constantFrom('--', '-', '--lang', '--lang=', '-m', '--demo=1', '-hx', '--__proto__', ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        peek(argv, specs);
      }),
    );
  });

  test('is parsed like any other if it is valid', () => {
    const word = fc.constantFrom('--demo', '--lang=fr', '-m', 'x', 'fr', '--', '--help', '-');
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        let typed: ReturnType<typeof parse>;
        try {
          typed = parse(argv, specs, anyWords);
        } catch {
          return;
        }
        expect(peek(argv, specs)).toEqual(typed);
      }),
    );
  });
});
