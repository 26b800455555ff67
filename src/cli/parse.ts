import { type ParseArgsConfig, parseArgs } from 'node:util';
import { FaultError, type UsageFault } from '../errors/fault.ts';
import type { OptionSpec, Typed } from './command.ts';

/** The command line, split into the program's own options and a command with what follows it. */
export interface CommandLine {
  /** Undefined for the walk itself. */
  readonly command: string | undefined;
  /** Everything typed but the command's name. */
  readonly rest: readonly string[];
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Finds the command: the first word that is neither an option nor an option's value. */
export function splitCommand(argv: readonly string[], specs: readonly OptionSpec[]): CommandLine {
  const { tokens } = scan(argv, specs);
  const word = tokens.find((token) => token.kind === 'positional');
  const end = tokens.find((token) => token.kind === 'option-terminator');
  if (word === undefined || (end !== undefined && end.index < word.index)) {
    return { command: undefined, rest: argv };
  }
  return { command: word.value, rest: argv.filter((_, index) => index !== word.index) };
}

/**
 * Reads options and words. Throws `FaultError` with `usage` for an option that does not exist, a value that is missing
 * or not taken, or too many or too few words.
 */
export function parse(
  argv: readonly string[],
  specs: readonly OptionSpec[],
  allowed: { readonly least: number; readonly most: number; readonly usage: string },
): Typed {
  const { tokens, positionals } = scan(argv, specs);
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = specs.find(({ name }) => name === token.name);
    if (spec === undefined) throw usageFault('unknown-option', token.rawName);
    if (spec.value === undefined) {
      if (token.value !== undefined) throw usageFault('unknown-option', `${token.rawName}=`);
      switches.add(spec.name);
    } else {
      values[spec.name] = readValue(token.rawName, token.value, token.inlineValue === true);
    }
  }
  const extra = positionals[allowed.most];
  if (extra !== undefined) throw usageFault('extra-argument', extra);
  if (positionals.length < allowed.least) throw usageFault('missing-argument', allowed.usage);
  return { values, switches, words: positionals };
}

/** A fault of the command line, ready to throw. */
export function usageFault(problem: UsageFault['problem'], given: string): FaultError {
  return new FaultError({ code: 'usage', problem, given });
}

function readValue(rawName: string, value: string | undefined, inline: boolean): string {
  if (value === undefined || value === '' || (!inline && /^-./.test(value))) {
    throw usageFault('missing-value', rawName);
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
