import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../../core/text/nearest.ts';
import { AppError, type UsageError } from '../../errors/errors.ts';
import type { OptionSpec, Typed } from '../command.ts';

/** The command line, split into the program's own options and a command with what follows it. */
export interface CommandLine {
  /** Undefined for the wizard itself. */
  readonly command: string | undefined;
  /** Everything typed but the command's name. */
  readonly rest: readonly string[];
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Token = ReturnType<typeof scan>['tokens'][number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/**
 * Finds the command: the first word that is neither an option nor an option's value. Throws `AppError` with `usage`
 * for an option before it that is not the program's own: whether the word is its value can't be known.
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
 * Reads options and words. Throws `AppError` with `usage` for an option that does not exist, a value that is missing
 * or not taken, or too many or too few words.
 */
export function parse(
  argv: readonly string[],
  specs: readonly OptionSpec[],
  allowed: { readonly min: number; readonly max: number; readonly usage: string },
): Typed {
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
  return { values, switches, words: positionals, passed: passedBy(tokens) };
}

/** What can be known of a line that may not be valid. Never throws. */
export function peek(argv: readonly string[], specs: readonly OptionSpec[]): Typed {
  const { values: found, positionals, tokens } = scan(argv, specs);
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (const { name, value } of specs) {
    const given = found[name];
    if (value === undefined && given === true) switches.add(name);
    if (value !== undefined && typeof given === 'string') values[name] = given;
  }
  return { values, switches, words: positionals, passed: passedBy(tokens) };
}

/** An error of the command line, ready to throw. */
export function usageError(
  problem: UsageError['problem'],
  given: string,
  meant?: string,
): AppError {
  // A key in the wrong place is not shown again.
  if (/^[A-Za-z0-9][\w-]{31,}$/.test(given)) {
    return new AppError({ code: 'usage', problem: 'key-in-words', given: '' });
  }
  const error = { code: 'usage', problem, given } as const;
  return new AppError(meant === undefined ? error : { ...error, nearest: meant });
}

/** The words after `--`. */
function passedBy(tokens: readonly Token[]): readonly string[] {
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
