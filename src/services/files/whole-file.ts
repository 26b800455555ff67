import { open, rmdir, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { folderProblem } from './file-error.ts';
import { newLockOwner } from './lock-owner.ts';
import { makeFolders } from './make-folders.ts';
import { renameOver } from './rename-over.ts';

/** Mode of our folders: accessible by the owner only. */
const mode = 0o700;

/**
 * Replaces the content of the file completely or not at all, with mode 0600. The content is on the disk when it
 * returns. Calls `assertHeld` just before the replacement. `removeLeftovers` removes the files of a process that was
 * killed meanwhile.
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

/** Creates a new file for its owner only, and flushes it to the disk. */
export async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Creates the folder of the file if it is missing. Returns the topmost folder it created. Throws the error `files`. */
export async function makeFolder(path: string): Promise<string | undefined> {
  return await makeFolders(dirname(path), mode).catch((thrown: unknown) => {
    throw new AppError({ code: 'files', problem: folderProblem(thrown), path });
  });
}

/** Removes the folder of the file and its parents up to `first`, as long as they are empty. */
export async function removeFolders(path: string, first: string): Promise<void> {
  for (let folder = dirname(path); folder.startsWith(first); folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/** Flushes the folder, so that the new name survives a power cut. Does nothing on systems that do not support it. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {}
}
