import { access, mkdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesError, systemCode } from '../files/file-error.ts';
import { releaseLock } from '../files/leftovers.ts';
import { newLockOwner, type OwnProcess } from '../files/lock-owner.ts';
import type { ClockPort } from '../ports/services.ts';
import { vaultError } from './vault-error.ts';

export interface LockOptions {
  /** The file that is locked. The lock is a folder beside it, in a folder that belongs to this user. */
  readonly path: string;
  readonly own: OwnProcess;
  readonly clock: ClockPort;
  /** Aborted when the program is to end, which ends the wait for another writer. */
  readonly stop?: AbortSignal;
}

/** Milliseconds to wait for another writer, and between two checks. */
const waitMs = 3_000;
const checkMs = 25;

/** Error codes of replacing a folder that is not empty, or any folder on Windows. */
const takenCodes: readonly (string | undefined)[] = ['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'];

/** Returns the path of the lock of a file. */
export function lockPath(path: string): string {
  return `${path}.lock`;
}

/**
 * Runs work that no other process may run at the same time on the same file. Throws vault/busy if another process holds
 * the lock for more than 3 s. `assertHeld` throws the same if this process was suspended for so long that it lost the
 * lock. The lock is a folder with one file, whose unique name identifies the lock owner. To take the lock, a process
 * creates another folder with its own file, and renames this folder to the lock. That succeeds only if there is no lock
 * or an empty one. To release the lock, a process deletes its file by name. Therefore a process that releases the lock
 * of an ended process cannot release a lock that a third process has just taken.
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
      await clock.sleep(checkMs, options.stop);
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
    // No process of this program creates anything but a folder there.
    throw systemCode(thrown) === 'ENOTDIR' ? filesError('not-a-folder', lock) : thrown;
  }
}

/** Releases the lock if this process holds it; otherwise leaves it unchanged. */
async function free(lock: string, lockOwner: string): Promise<void> {
  await unlink(join(lock, lockOwner)).catch(() => {});
  await rmdir(lock).catch(() => {});
}
