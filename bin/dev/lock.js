import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from './run.js';

const lock = `${root}dist/.preparing`;

/** A number is written just after the file is made: so long, milliseconds, an empty one is held. */
const freshMs = 1_000;
/** After this long a number may be that of another program. */
const staleMs = 15 * 60_000;

/**
 * Does `work` while no other start of this checkout does its own. The lock names our process, and the one that `work`
 * tells of: where we are killed and it is not, the next start waits for its end.
 * @template T
 * @param {(tell: (pid: number) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  mkdirSync(`${root}dist`, { recursive: true });
  let waits = false;
  while (!take()) {
    if (!waits) say('Waiting for another start …  Attente d’un autre lancement …');
    waits = true;
    await sleep(100);
  }
  try {
    return await work((pid) => writeFileSync(lock, `${process.pid} ${pid}`));
  } finally {
    rmSync(lock, { force: true });
  }
}

/** True where the lock is ours now. One that no one holds is taken away, for the next try. */
function take() {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown;
    if (!isHeld()) rmSync(lock, { force: true });
    return false;
  }
}

function isHeld() {
  try {
    // A clock may have been set back since.
    const age = Math.abs(Date.now() - statSync(lock).mtimeMs);
    if (age < freshMs || age > staleMs) return age < freshMs;
    return readFileSync(lock, 'utf8').split(' ').map(Number).some(isRunning);
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0) && !isZombie(pid);
  } catch (thrown) {
    return codeOf(thrown) === 'EPERM';
  }
}

/**
 * Returns true for a process that has ended but that its parent never collected. In a container whose first process
 * collects none, a killed npm stays one for ever. Linux; false elsewhere.
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    return /\) Z [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** @param {unknown} thrown */
function codeOf(thrown) {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}
