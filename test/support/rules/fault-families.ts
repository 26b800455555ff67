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

/** How many faults of each family. */
type FaultCounts = Partial<Record<FaultFamily, number>>;

/**
 * Says that one test, whose context has this `task`, tries so many faults; it counts for one where nothing is said. A walk
 * that tries faults of more than one family says how many of each: what its titles say counts no more then.
 */
export function triedFaults(task: { readonly meta: object }, faults: number | FaultCounts): void {
  Object.assign(task.meta, { faults });
}

/** What is told of a test once it is over. */
export interface TriedTest {
  /** The titles around it and its own, ` > ` between them. */
  readonly fullName: string;
  readonly meta: object;
}

/** How many faults of each family these tests tried; families without any are left out. */
export function countFaults(tests: readonly TriedTest[]): FaultCounts {
  const counts: FaultCounts = {};
  for (const test of tests) {
    for (const family of families) {
      const faults = faultsOf(test, family);
      if (faults > 0) counts[family] = (counts[family] ?? 0) + faults;
    }
  }
  return counts;
}

function faultsOf({ fullName, meta }: TriedTest, family: FaultFamily): number {
  const faults = 'faults' in meta ? meta.faults : 1;
  if (typeof faults === 'object' && faults !== null) return (faults as FaultCounts)[family] ?? 0;
  if (!isOf(fullName, family)) return 0;
  return typeof faults === 'number' ? faults : 1;
}

/** One line, such as `faults tried: network 41, files 25`; undefined where there were none. */
export function faultLine(counts: FaultCounts): string | undefined {
  const told = families.flatMap((family) => {
    const count = counts[family];
    return count === undefined ? [] : [`${family} ${count}`];
  });
  return told.length === 0 ? undefined : `faults tried: ${told.join(', ')}`;
}

function isOf(fullName: string, family: FaultFamily): boolean {
  return fullName.split(' > ').some((title) => title.startsWith(`${begin} ${family}: `));
}
