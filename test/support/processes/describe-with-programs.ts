import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';

/** Those of the programs that this machine does not have. */
function missingOf(programs: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(':');
  return programs.filter((name) => !folders.some((folder) => isProgram(join(folder, name))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** True where the machine has the program. */
export function isInstalled(program: string): boolean {
  return missingOf([program]).length === 0;
}

export type Declare = (name: string, test: (context: TestContext) => Promise<void>) => void;

/**
 * A suite that needs programs of the system. Where one is missing its tests are skipped and counted aloud; not so with
 * `CI` set: then that is a failure.
 */
export function describeWithPrograms(
  name: string,
  programs: readonly string[],
  body: (it: Declare) => void,
): void {
  const missing = missingOf(programs);
  if (missing.length === 0) {
    describe(name, () => body(it));
  } else if (process.env['CI']) {
    describe(name, () => it('has all the programs it needs', () => expect(missing).toEqual([])));
  } else {
    describe.skip(name, () => {
      let skipped = 0;
      body((title, test) => {
        skipped += 1;
        it(title, test);
      });
      process.stdout.write(`skipped without ${missing.join(', ')}: ${skipped} tests\n`);
    });
  }
}
