import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../../core/text/nearest.ts';
import { AppError, type UsageProblem } from '../../errors/errors.ts';
import type { Localized } from '../../i18n/languages.ts';
import { oneOfInBoth } from '../../i18n/lists.ts';
import type { OptionSpec, ParsedArguments } from '../command.ts';

/** The command line, split into the program's own options and a command with its arguments. */
export interface CommandLine {
  /** Undefined for the wizard itself. */
  readonly command: string | undefined;
  /** All arguments except the command's name. */
  readonly rest: readonly string[];
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Token = ReturnType<typeof scan>['tokens'][number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/**
 * Finds the command: the first word that is neither an option nor the value of one. Throws the error `usage` for an
 * unknown option before it, because the next word may be its value.
 */
export function splitCommand(argv: readonly string[], specs: readonly OptionSpec[]): CommandLine {
  const { tokens } = scan(argv, specs);
  const word = tokens.find((token) => token.kind !== 'option');
  if (word?.kind !== 'positional') return { command: undefined, rest: argv };
  for (const token of tokens) {
    if (token.index < word.index && token.kind === 'option') specOf(token, argv, specs);
  }
  return { command: word.value, rest: argv.filter((_, index) => index !== word.index) };
}

/**
 * Parses options and words. Throws the error `usage` for an unknown option, a missing or unexpected value, or too many
 * or too few words.
 */
export function parse(
  argv: readonly string[],
  specs: readonly OptionSpec[],
  allowed: { readonly min: number; readonly max: number; readonly usage: string },
): ParsedArguments {
  const { tokens, positionals } = scan(argv, specs);
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = specOf(token, argv, specs);
    if (spec.value !== undefined) values[spec.name] = readValue(token);
    else if (token.value === undefined) switches.add(spec.name);
    else throw usageError('extra-value', token.rawName);
  }
  const extra = positionals[allowed.max];
  if (extra !== undefined) throw usageError('extra-argument', extra);
  if (positionals.length < allowed.min) throw usageError('missing-argument', allowed.usage);
  return { options: specs, values, switches, words: positionals, passed: wordsAfterDashes(tokens) };
}

/** Reads as much as possible of a command line that may be invalid. Never throws. */
export function peek(argv: readonly string[], specs: readonly OptionSpec[]): ParsedArguments {
  const { values: found, positionals, tokens } = scan(argv, specs);
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (const { name, value } of specs) {
    const given = found[name];
    if (value === undefined && given === true) switches.add(name);
    if (value !== undefined && typeof given === 'string') values[name] = given;
  }
  return { options: specs, values, switches, words: positionals, passed: wordsAfterDashes(tokens) };
}

/**
 * Returns the value of an option; undefined if it was not given. Throws the error `usage`, with the message of the
 * option's definition, if `read` returns undefined.
 */
export function readOption<T>(
  { values, options }: Pick<ParsedArguments, 'values' | 'options'>,
  name: string,
  read: (given: string) => T | undefined,
): T | undefined {
  const given = values[name];
  if (given === undefined) return undefined;
  const value = read(given);
  if (value === undefined) throw invalidValue({ options }, name, given);
  return value;
}

/** Returns the value of an option with a few possible words. Throws the error `usage` for any other value. */
export function readChoice<T extends string>(
  typed: Pick<ParsedArguments, 'values' | 'options'>,
  name: string,
  choices: readonly T[],
): T | undefined {
  return readOption(typed, name, (given) => choices.find((choice) => choice === given));
}

/**
 * Returns the error for an invalid value, with the message of the option's definition. `source` is a variable that was
 * read instead of the option.
 */
export function invalidValue(
  { options }: Pick<ParsedArguments, 'options'>,
  name: string,
  given: string,
  source = `--${name}`,
): AppError {
  const spec = options.find((option) => option.name === name);
  if (spec === undefined) return new AppError({ code: 'bug', detail: `no option ${name}` });
  const choices = choicesOf(spec);
  const accepts = spec.accepts ?? oneOfInBoth(choices);
  return invalidWord({ option: source, given, accepts, choices });
}

/** Returns the error for an invalid word of `option`, which may also be a command or a variable. */
export function invalidWord(word: {
  readonly option: string;
  readonly given: string;
  readonly accepts?: Localized;
  readonly choices?: readonly string[];
}): AppError {
  const { option, given, choices = [] } = word;
  if (mayHoldKey(given)) return usageError('key-in-words', '');
  const accepts = word.accepts ?? oneOfInBoth(choices);
  const meant = nearest(given, choices);
  const error = { code: 'usage', problem: 'invalid-value', option, given, accepts } as const;
  return new AppError(meant === undefined ? error : { ...error, nearest: meant });
}

/** Returns the words that an option, or a command as its first word, accepts; empty if other words are possible, too. */
export function choicesOf({ value = '', choices }: Pick<OptionSpec, 'value' | 'choices'>) {
  if (choices !== undefined) return choices;
  return /^[a-z][\w-]*(?:\|[a-z][\w-]*)+$/.test(value) ? value.split('|') : [];
}

/** Returns the error for a wrong command line. Replaces the error and its word if the word may be a key. */
export function usageError(problem: UsageProblem, given: string, meant?: string): AppError {
  if (mayHoldKey(given)) return new AppError({ code: 'usage', problem: 'key-in-words', given: '' });
  const error = { code: 'usage', problem, given } as const;
  return new AppError(meant === undefined ? error : { ...error, nearest: meant });
}

/** Returns the word if it is a name in the table. Otherwise throws the error `usage` with the nearest name. */
export function requireName<Name extends string>(
  table: Readonly<Record<Name, unknown>>,
  word: string,
): Name {
  const isName = (name: string): name is Name => Object.hasOwn(table, name);
  if (isName(word)) return word;
  throw usageError('unknown-command', word, nearest(word, Object.keys(table)));
}

/** Returns true for a word that has the form of a key, and of nothing else that a person types. */
export function isBareKey(word: string): boolean {
  return /^[A-Za-z0-9]{32}$/.test(word);
}

/**
 * Returns the path of a file or folder to be written. Throws the error `usage` for a key in its place, which would
 * become a name on the disk.
 */
export function writtenPath(path: string): string {
  if (isBareKey(path.split(/[\\/]/).at(-1) ?? '')) throw usageError('key-in-words', '');
  return path;
}

/** Returns true for a word that may be or contain a misplaced key, which must not be repeated. */
export function mayHoldKey(word: string): boolean {
  return /[A-Za-z0-9]{32}|^[A-Za-z0-9][\w-]{31,}$/.test(word);
}

/** Returns the words after `--`. */
function wordsAfterDashes(tokens: readonly Token[]): readonly string[] {
  const end = tokens.findIndex(({ kind }) => kind === 'option-terminator');
  if (end === -1) return [];
  return tokens.slice(end).flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
}

function specOf(
  token: OptionToken,
  argv: readonly string[],
  specs: readonly OptionSpec[],
): OptionSpec {
  const spec = specs.find(({ name }) => name === token.name);
  if (spec !== undefined) return spec;
  const [typed = ''] = (argv[token.index] ?? '').split('=');
  const names = specs.flatMap(({ name, short }) => [
    `--${name}`,
    ...(short === undefined ? [] : [`-${short}`]),
  ]);
  throw usageError('unknown-option', token.rawName, nearest(typed, names));
}

function readValue({ rawName, value, inlineValue }: OptionToken): string {
  if (value === undefined || value === '' || (inlineValue !== true && /^-./.test(value))) {
    throw usageError('missing-value', rawName);
  }
  return value;
}

function scan(argv: readonly string[], specs: readonly OptionSpec[]) {
  const options: Options = {};
  for (const { name, short, value } of specs) {
    const type = value === undefined ? 'boolean' : 'string';
    options[name] = short === undefined ? { type } : { type, short };
  }
  return parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
}
