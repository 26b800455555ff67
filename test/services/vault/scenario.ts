/**
 * A program that writes to vaults, for tests that examine what it leaves behind.
 *
 * `write PROFILE COUNT FOLDER ...`: in each folder, in parallel, writes `PROFILE` followed by a number from 1 to
 * `COUNT` as the key of `PROFILE`. After each write, prints the index of the folder and the number; or the error that
 * ended it.
 *
 * `stop FOLDER`: repeatedly replaces the key `a0` of `a` by `a1`, and stops each time before a later one of its file
 * system calls, until a write completes. For each write, prints a line of JSON: the call that was not made, and what a
 * program finds and does that starts afterwards.
 */
import { writeSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { toErrorData } from '../../../src/errors/errors.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { keysIn, openedVault, own } from './fixture.ts';

type Call = (...given: unknown[]) => unknown;

const [, , action, ...given] = process.argv;
if (action === 'stop') await stopEverywhere(given[0] ?? '');
else await writeAll(given);

async function writeAll([profile = '', count = '', ...folders]: readonly string[]): Promise<void> {
  // Makes a write beyond `ulimit` an error, as on a full disk, instead of a signal.
  process.on('SIGXFSZ', () => {});
  await Promise.all(
    folders.map(async (folder, index) => {
      const vault = await openedVault(storeAt(folder));
      for (let number = 1; number <= Number(count); number += 1) {
        await vault.write(profile, new Secret(`${profile}${number}`));
        writeSync(1, `${index} ${number}\n`);
      }
    }),
  ).catch((thrown: unknown) => writeSync(1, JSON.stringify(toErrorData(thrown))));
}

async function stopEverywhere(folder: string): Promise<void> {
  const calls = await countCalls();
  for (let last = 1, isOver = false; !isOver; last += 1) {
    // No process has such an id, so all others treat this one as ended.
    const gone = 2 ** 31 - last;
    const writer = await openedVault(storeAt(folder), { own: { ...own, pid: gone } });
    const stopped = calls.stopBefore(last);
    const written = writer.write('a', new Secret('a1')).then(() => true);
    isOver = await Promise.race([written, stopped.then(() => false)]);
    calls.goOn();
    const isRunning = (pid: number) => pid !== gone;
    const vault = await openedVault(storeAt(folder), { own: { ...own, isRunning } });
    const found = await keysIn(vault);
    await vault.write('a', new Secret('a0'));
    const after = { keys: await keysIn(vault), files: await fs.readdir(folder) };
    writeSync(1, `${JSON.stringify({ stoppedBefore: calls.stoppedBefore(), found, after })}\n`);
  }
}

function storeAt(folder: string) {
  return { folder, path: '', remove: async () => {} };
}

/** Counts the calls of `node:fs/promises` and those to read, write and sync a file, and can have one never happen. */
async function countCalls() {
  const state = { calls: 0, last: Number.POSITIVE_INFINITY, stoppedBefore: '', onStop: () => {} };
  const count = (owner: Record<string, Call>, name: string) => {
    const work = owner[name];
    if (work === undefined) throw new Error(`there is no ${name}`);
    owner[name] = function (this: unknown, ...given: unknown[]) {
      state.calls += 1;
      if (state.calls < state.last) return work.apply(this, given);
      if (state.calls === state.last) state.stoppedBefore = name;
      state.onStop();
      return new Promise(() => {});
    };
  };
  const handle = await fs.open(process.execPath);
  const handles = Object.getPrototypeOf(handle);
  await handle.close();
  for (const name of ['readFile', 'writeFile', 'sync']) count(handles, name);
  const functions = Object.keys(fs).filter((name) => typeof Reflect.get(fs, name) === 'function');
  for (const name of functions) count(fs as unknown as Record<string, Call>, name);
  syncBuiltinESMExports();
  return {
    /** Settles when the call to be prevented is reached; no later call is made. */
    stopBefore: (last: number) =>
      new Promise<void>((resolve) =>
        Object.assign(state, { calls: 0, last, stoppedBefore: '', onStop: resolve }),
      ),
    /** Name of the call that was not made; empty if the write completed. */
    stoppedBefore: () => state.stoppedBefore,
    goOn: () => Object.assign(state, { last: Number.POSITIVE_INFINITY }),
  };
}
