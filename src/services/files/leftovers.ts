import { lstat, readdir, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClockPort } from '../ports/services.ts';
import { isLockOwner, isStale, type OwnProcess } from './lock-owner.ts';

export interface LeftoverOptions {
  readonly own: OwnProcess;
  readonly clock: ClockPort;
}

/** Matches a partly written file or a lock that was not yet taken: name of the file, owner, kind. */
const draftName = /\.(?<owner>[^.]+)\.(?:new|lock)$/;

/**
 * Removes leftovers of ended processes from a folder: partly written files, and locks that were not taken or not
 * released. Leaves entries whose name contains no owner, and those whose owner may still run. Never throws; the next
 * call retries.
 */
export async function removeLeftovers(
  folder: string,
  { own, clock }: LeftoverOptions,
): Promise<void> {
  // The lock belongs to this process.
  const isRunning = (pid: number) => pid === own.pid || own.isRunning(pid);
  const options = { own: { ...own, isRunning }, clock };
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const owner = draftName.exec(name)?.groups?.['owner'] ?? '';
    if (isLockOwner(owner)) await removeDraft(path, owner, options);
    else if (name.endsWith('.lock')) await releaseLock(path, options, isLockOwner);
  }
}

async function removeDraft(path: string, owner: string, { own, clock }: LeftoverOptions) {
  const made = await lstat(path).catch(() => undefined);
  if (made && isStale(owner, clock.now() - made.mtimeMs, own.isRunning)) {
    await rm(path, { recursive: true }).catch(() => {});
  }
}

/**
 * Releases a lock whose owner has ended, perhaps while the owner released it. Deletes the file of the owner by its
 * name, so a lock that another process takes in the meantime remains. `isOwner` decides which names identify an owner.
 */
export async function releaseLock(
  lock: string,
  { own, clock }: LeftoverOptions,
  isOwner: (name: string) => boolean = () => true,
): Promise<void> {
  for (const owner of await readdir(lock).catch(() => [])) {
    if (!isOwner(owner)) continue;
    const made = await stat(join(lock, owner)).catch(() => undefined);
    if (made && isStale(owner, clock.now() - made.mtimeMs, own.isRunning)) {
      await unlink(join(lock, owner)).catch(() => {});
    }
  }
  await rmdir(lock).catch(() => {});
}
