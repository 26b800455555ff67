/** What the faults that are tried have to do with. */
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

export type FaultFamily = (typeof families)[number];

const begin = 'fault family';

/**
 * The title of a `describe` whose every test tries a fault of one family; what a run has tried of each is told at its
 * end. A test that tries many says so with `triedFaults`.
 */
export function faultFamily(family: FaultFamily, what: string): string {
  return `${begin} ${family}: ${what}`;
}

/** Says that one test, whose context has this `task`, tries so many faults; it counts for one where nothing is said. */
export function triedFaults(task: { readonly meta: object }, faults: number): void {
  Object.assign(task.meta, { faults });
}

/** What is told of a test once it is over. */
export interface TriedTest {
  /** The titles around it and its own, ` > ` between them. */
  readonly fullName: string;
  readonly meta: object;
}

/** How many faults of each family these tests tried; families without any are left out. */
export function countFaults(tests: readonly TriedTest[]): Partial<Record<FaultFamily, number>> {
  const counts: Partial<Record<FaultFamily, number>> = {};
  for (const { fullName, meta } of tests) {
    for (const family of families) {
      if (!isOf(fullName, family)) continue;
      const faults = 'faults' in meta && typeof meta.faults === 'number' ? meta.faults : 1;
      counts[family] = (counts[family] ?? 0) + faults;
    }
  }
  return counts;
}

/** One line, such as `faults tried: network 41, files 25`; undefined where there were none. */
export function faultLine(counts: Partial<Record<FaultFamily, number>>): string | undefined {
  const told = families.flatMap((family) => {
    const count = counts[family];
    return count === undefined ? [] : [`${family} ${count}`];
  });
  return told.length === 0 ? undefined : `faults tried: ${told.join(', ')}`;
}

function isOf(fullName: string, family: FaultFamily): boolean {
  return fullName.split(' > ').some((title) => title.startsWith(`${begin} ${family}: `));
}
