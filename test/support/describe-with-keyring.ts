import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon', 'secret-tool'];

/** The programs that a real Secret Service needs and that this machine does not have. */
export function missingParts(): string[] {
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

type Declare = (name: string, test: () => Promise<void>) => void;

/**
 * A suite that needs a real Secret Service. Where a part of it is missing its tests are skipped and counted aloud; not
 * so with `CI` set: then that is a failure.
 */
export function describeWithKeyring(name: string, body: (it: Declare) => void): void {
  const missing = missingParts();
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
