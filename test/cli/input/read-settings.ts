import { programOptions } from '../../../src/cli/input/options.ts';
import { parse } from '../../../src/cli/input/parse.ts';
import { readSettings } from '../../../src/cli/input/settings.ts';
import { AppError, type UsageError } from '../../../src/errors/errors.ts';

export type Variables = Readonly<Record<string, string>>;

/** Parses a command line that has only options of the program. */
export const typed = (argv: readonly string[]) =>
  parse(argv, programOptions, { min: 0, max: 0, usage: '' });

/** Reads the settings of a command line. */
export const read = (argv: readonly string[], variables: Variables = {}) =>
  readSettings(typed(argv), variables, () => 'en');

/** Returns the fields of an error about an option's value. */
export const invalid = (option: string, given: string) => ({
  problem: 'invalid-value',
  option,
  given,
});

/** Returns the error of an invalid command line. */
export function refusalOf(argv: readonly string[], variables: Variables = {}): UsageError {
  try {
    read(argv, variables);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.error.code === 'usage') return thrown.error;
    throw thrown;
  }
  throw new Error(`${argv.join(' ')} was taken`);
}
