import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { countFaults, faultLine } from './rules/fault-families.ts';

/** What a run came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Says on one plain line what a run came to, below what the other reporters say; above it, where faults were tried, how
 * many of each family.
 */
export class SummaryReporter implements Reporter {
  readonly #write: (text: string) => void;

  constructor(write: (text: string) => void = (text) => void process.stdout.write(text)) {
    this.#write = write;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const faults = faultLine(countFaults(modules.flatMap(triedTests)));
    if (faults !== undefined) this.#write(`${faults}\n`);
    this.#write(`${summaryLine(tally(modules, unhandled))}\n`);
  }
}

/** The line, alone on which it stands. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Counts the tests. What failed outside of any test, such as a file that does not load, counts as one failure each. */
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
      // A test that never ran to an end, in a run that was broken off, is not one that passed.
      count[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return count;
}

/** The tests of a module that ran, to whatever end. */
function triedTests(module: TestModule) {
  return [...module.children.allTests()].filter(hasRun).map((test) => {
    return { fullName: test.fullName, meta: test.meta() };
  });
}

function hasRun(test: TestCase): boolean {
  return /^(?:passed|failed)$/.test(test.result().state);
}
