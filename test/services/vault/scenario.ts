/**
 * A program that writes to a vault, for tests that kill it: `FOLDER PROFILE COUNT [CALL]`. It writes `PROFILE` followed
 * by a number, from 1 to `COUNT`, as the key of `PROFILE`, and says each number when that is done, or the fault that it
 * ends with. With `CALL` it kills itself at its so-manyeth call to the file system.
 */
import { writeSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { toFault } from '../../../src/errors/fault.ts';
import { Secret } from '../../../src/services/secret.ts';
import { openedVault } from './fixture.ts';

type Call = (...given: unknown[]) => unknown;

const [, , folder = '', profile = '', count = '', call = ''] = process.argv;

const place = { folder, path: '', remove: async () => {} };
const vault = await openedVault(place);
if (call !== '') await dieAt(Number(call));
// A write that is one too many for `ulimit` is to be an error, as on a full disk, and no signal.
process.on('SIGXFSZ', () => {});
try {
  for (let number = 1; number <= Number(count); number += 1) {
    await vault.write(profile, new Secret(`${profile}${number}`));
    writeSync(1, `${number}\n`);
  }
} catch (thrown) {
  writeSync(1, JSON.stringify(toFault(thrown)));
}

/** Counts the calls of `node:fs/promises` and those to read, write and sync a file, from here on. */
async function dieAt(fatal: number): Promise<void> {
  const handle = await fs.open(process.execPath);
  const handles = Object.getPrototypeOf(handle);
  await handle.close();
  let calls = 0;
  const count = (owner: Record<string, Call>, name: string) => {
    const work = owner[name];
    if (work === undefined) throw new Error(`there is no ${name}`);
    owner[name] = function (this: unknown, ...given: unknown[]) {
      calls += 1;
      if (calls === fatal) process.kill(process.pid, 'SIGKILL');
      return work.apply(this, given);
    };
  };
  for (const name of ['readFile', 'writeFile', 'sync']) count(handles, name);
  const functions = Object.keys(fs).filter((name) => typeof Reflect.get(fs, name) === 'function');
  for (const name of functions) count(fs as unknown as Record<string, Call>, name);
  syncBuiltinESMExports();
}
