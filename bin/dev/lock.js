import { existsSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject, print } from './run.js';

const lock = inProject('dist/.lock');

/**
 * Runs `work` while no other process of this checkout does. The lock is renewed each second: one that is ten seconds old
 * was left behind by a process that was killed.
 *
 * @param {() => Promise<void>} work
 */
export async function withLock(work) {
  mkdirSync(inProject('dist'), { recursive: true });
  for (let tries = 0; !takeLock(); tries += 1) {
    if (tries === 0) print('Waiting for another start …  Attente d’un autre lancement …');
    await sleep(100);
  }
  const renewing = setInterval(() => utimesSync(lock, new Date(), new Date()), 1000);
  await work().finally(() => {
    clearInterval(renewing);
    rmSync(lock, { force: true });
  });
}

function takeLock() {
  const renewed = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (renewed !== undefined && Math.abs(Date.now() - renewed) < 10_000) return false;
  rmSync(lock, { force: true });
  try {
    writeFileSync(lock, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (existsSync(lock)) return false;
    throw error;
  }
}
