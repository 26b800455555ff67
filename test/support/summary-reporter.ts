import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { countErrors, errorLine } from './rules/error-families.ts';
import { remediesFor, type SystemPartName } from './system-parts.js';

/** Numbers of tests by their outcome. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface SummaryOptions {
  /** The parts of the system that this machine does not have. */
  readonly missing?: readonly SystemPartName[];
  readonly write?: (text: string) => void;
}

/**
 * Ends a run with one plain line of counts, after the output of the other reporters. Before it: how many errors of each
 * family were tried, and how many tests each missing system part skipped.
 */
export class SummaryReporter implements Reporter {
  readonly #missing: readonly SystemPartName[];
  readonly #write: (text: string) => void;

  constructor({ missing = [], write = writeOut }: SummaryOptions = {}) {
    this.#missing = missing;
    this.#write = write;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const errors = errorLine(countErrors(modules.flatMap(triedTests)));
    if (errors !== undefined) this.#write(`${errors}\n`);
    const skipped = modules.flatMap(skippedTests).map(({ tags }) => tags);
    this.#write(
      missingLines(this.#missing, skipped)
        .map((line) => `${line}\n`)
        .join(''),
    );
    this.#write(`${summaryLine(tally(modules, unhandled))}\n`);
  }
}

function writeOut(text: string): void {
  process.stdout.write(text);
}

/**
 * Returns the lines that show how many tests each missing part skipped; none if no test was skipped for one. `skipped`
 * has the tags of each skipped test.
 */
export function missingLines(
  missing: readonly SystemPartName[],
  skipped: readonly (readonly string[])[],
): readonly string[] {
  const counts = missing
    .map((name) => [name, skipped.filter((tags) => tags.includes(name)).length] as const)
    .filter(([, count]) => count > 0);
  if (counts.length === 0) return [];
  const names = counts.map(([name]) => name);
  return [
    'Parts of the system that are missing here, and the tests that each one skipped:',
    ...counts.map(([name, count]) => `  ${name}: ${count} ${count === 1 ? 'test' : 'tests'}`),
    ...(counts.length > 1 ? ['A test that needs several of them is counted for each.'] : []),
    ...remediesFor(names),
  ];
}

/** Returns the closing line. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Counts the tests. An error outside any test, such as a file that does not load, counts as one failure. */
export function tally(
  modules: readonly TestModule[],
  unhandled: readonly SerializedError[] = [],
): Tally {
  const count = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    count.failed += module.errors().length;
    for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A pending test belongs to a run that was interrupted, so it has not passed.
      count[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return count;
}

/** Returns the tests of a module that completed, passed or failed. */
function triedTests(module: TestModule) {
  return [...module.children.allTests()].filter(hasRun).map((test) => {
    return { fullName: test.fullName, meta: test.meta() };
  });
}

function skippedTests(module: TestModule): readonly TestCase[] {
  return [...module.children.allTests('skipped')];
}

function hasRun(test: TestCase): boolean {
  return /^(?:passed|failed)$/.test(test.result().state);
}
