import { access, mkdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../files/file-error.ts';
import { releaseLock } from '../files/leftovers.ts';
import { newLockOwner, type OwnProcess } from '../files/lock-owner.ts';
import type { ClockPort } from '../ports/services.ts';

import { vaultError } from './vault-error.ts';

export interface LockOptions {
  /** The file that is locked. The lock is a folder beside it, which must be one's own. */
  readonly path: string;
  readonly own: OwnProcess;
  readonly clock: ClockPort;
  /** Aborted when the program is to end: no other writer is waited for then. */
  readonly stop?: AbortSignal;
}

/** Milliseconds to wait for another writer, and between looks whether it is done. */
const waitMs = 3_000;
const lookMs = 25;

/** Error codes of replacing a folder that is not empty, or any folder on Windows. */
const takenCodes: readonly (string | undefined)[] = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'];

/** Returns the path of the lock of a file. */
export function lockPath(path: string): string {
  return `${path}.lock`;
}

/**
 * Does work that no other process does at the same time on the same file. Throws vault/busy where another one has it
 * for over 3 s. `assertHeld` throws the same where the lock was taken from a process that was stopped for too long.
 *
 * The lock is a folder that holds one file, the claim, named as no other is. To take it, a folder with the claim in it
 * is made beside it and renamed there: that goes only over nothing, or over an empty folder. To free it, the claim is
 * deleted by its name: so he who frees a dead process's lock can't by a slip free the lock of one who was faster.
 */
export async function withLock<T>(
  options: LockOptions,
  work: (assertHeld: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const lockOwner = await take(options);
  const lock = lockPath(options.path);
  try {
    return await work(() =>
      access(join(lock, lockOwner)).catch(() => {
        throw vaultError('busy', options.path);
      }),
    );
  } finally {
    await free(lock, lockOwner);
  }
}

async function take(options: LockOptions): Promise<string> {
  const { path, own, clock } = options;
  const lock = lockPath(path);
  const lockOwner = newLockOwner(own.pid);
  const draft = `${path}.${lockOwner}.lock`;
  const deadline = clock.monotonic() + waitMs;
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(join(draft, lockOwner), '', { flag: 'wx', mode: 0o600 });
    while (!(await renamed(draft, lock))) {
      await releaseLock(lock, options);
      if (clock.monotonic() >= deadline) throw vaultError('busy', path);
      await clock.sleep(lookMs, options.stop);
    }
    return lockOwner;
  } catch (thrown) {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw thrown;
  }
}

async function renamed(draft: string, lock: string): Promise<boolean> {
  try {
    await rename(draft, lock);
    return true;
  } catch (thrown) {
    if (takenCodes.includes(systemCode(thrown))) return false;
    throw thrown;
  }
}

/** Releases the lock if it is ours; otherwise leaves it to the next process that wants it. */
async function free(lock: string, lockOwner: string): Promise<void> {
  await unlink(join(lock, lockOwner)).catch(() => {});
  await rmdir(lock).catch(() => {});
}
