import { existsSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject, print } from './run.js';

const lock = inProject('dist/.lock');

/**
 * Runs `work` while no other process does in this checkout. The holder renews the lock every second, so an older lock
 * was left behind.
 */
export async function withLock(/** @type {() => Promise<void>} */ work) {
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
