import type { Stats } from 'node:fs';
import { access, lstat, mkdir, open, rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { folderProblem, systemCode, unlessMissing } from './file-error.ts';
import { newLockOwner } from './lock-owner.ts';
import { renameOver } from './rename-over.ts';

/** For the owner alone. */
const mode = 0o700;

/**
 * Puts new bytes in the place of the file, whole or not at all, and on the disk when it returns. Mode 0600. Calls
 * `assertHeld` at the last moment. `removeLeftovers` removes what a process that was killed meanwhile leaves.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  { pid, assertHeld }: { readonly pid: number; readonly assertHeld?: () => Promise<void> },
): Promise<void> {
  const draft = `${path}.${newLockOwner(pid)}.new`;
  try {
    await writeNew(draft, bytes);
    await assertHeld?.();
    await renameOver(draft, path);
  } catch (thrown) {
    await unlink(draft).catch(() => {});
    throw thrown;
  }
  await syncFolder(dirname(path));
}

/** Makes a new file for its owner alone, and sees that all of it is on the disk. */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The folder of the file, made where it is missing; gives the first folder that was. Throws the error `files`. */
export async function makeFolder(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  return await mkdir(folder, { recursive: true, mode }).catch(async (thrown: unknown) => {
    const problem = folderProblem(await reasonOf(thrown, folder));
    throw new AppError({ code: 'files', problem, path });
  });
}

/** Creates the first folder alone, because Node does not name the missing one of several. */
async function reasonOf(thrown: unknown, folder: string): Promise<unknown> {
  if (systemCode(thrown) !== 'ENOENT') return thrown;
  const above = dirname(folder);
  if (above !== folder && !(await isThere(above))) return await reasonOf(thrown, above);
  return await mkdir(folder, { mode }).then(
    () => thrown,
    (own: unknown) => own,
  );
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Takes away the folder of the file and those above it, up to `first`, as far as they are empty. */
export async function removeFolders(path: string, first: string): Promise<void> {
  for (let folder = dirname(path); folder.startsWith(first); folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/** Returns the entry at the path itself, without following a link; undefined if there is none. */
export async function seen(path: string): Promise<Stats | undefined> {
  return await unlessMissing(lstat(path));
}

/** Makes the new name survive a power cut, on systems that can; the write counts either way. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {}
}
