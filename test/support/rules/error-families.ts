/** Families of the errors that are tested. */
export const families = [
  'network',
  'service',
  'text',
  'terminal',
  'files',
  'keychain',
  'vault',
  'stops',
  'keys',
  'input',
  'accessibility',
] as const;

export type ErrorFamily = (typeof families)[number];

const begin = 'error family';

/**
 * Returns the title of a `describe` whose tests each try one error of a family. The end of a run shows how many errors
 * of each family were tried. A test that tries several errors calls `triedErrors`.
 */
export function errorFamily(family: ErrorFamily, what: string): string {
  return `${begin} ${family}: ${what}`;
}

/** Number of errors of each family. */
type ErrorCounts = Partial<Record<ErrorFamily, number>>;

/**
 * Records that the test of this `task` tries several errors; otherwise it counts as one. A test of several families
 * gives a number for each, and its titles are then ignored.
 */
export function triedErrors(task: { readonly meta: object }, errors: number | ErrorCounts): void {
  Object.assign(task.meta, { errors: errors });
}

/** A finished test. */
export interface TriedTest {
  /** The titles of the groups around it and its own, separated by ` > `. */
  readonly fullName: string;
  readonly meta: object;
}

/** Returns the number of errors of each family that these tests tried, without families that have none. */
export function countErrors(tests: readonly TriedTest[]): ErrorCounts {
  const counts: ErrorCounts = {};
  for (const test of tests) {
    for (const family of families) {
      const errors = errorsOf(test, family);
      if (errors > 0) counts[family] = (counts[family] ?? 0) + errors;
    }
  }
  return counts;
}

function errorsOf({ fullName, meta }: TriedTest, family: ErrorFamily): number {
  const errors = 'errors' in meta ? meta.errors : 1;
  if (typeof errors === 'object' && errors !== null) return (errors as ErrorCounts)[family] ?? 0;
  if (!isOf(fullName, family)) return 0;
  return typeof errors === 'number' ? errors : 1;
}

/** Returns a line such as `errors tried: network 41, files 25`; undefined without any. */
export function errorLine(counts: ErrorCounts): string | undefined {
  const told = families.flatMap((family) => {
    const count = counts[family];
    return count === undefined ? [] : [`${family} ${count}`];
  });
  return told.length === 0 ? undefined : `errors tried: ${told.join(', ')}`;
}

function isOf(fullName: string, family: ErrorFamily): boolean {
  return fullName.split(' > ').some((title) => title.startsWith(`${begin} ${family}: `));
}
