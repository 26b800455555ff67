import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './file-error.ts';

/**
 * Creates a folder and the missing ones above it. Returns the topmost one that it created, or undefined. Throws the
 * error of the system. Node's own recursive creation never ends where the system reports a folder as missing and does
 * not create it, as in `/proc` and in automatic mounts.
 */
export async function makeFolders(folder: string, mode?: number): Promise<string | undefined> {
  try {
    return await makeOne(folder, mode);
  } catch (thrown) {
    const above = dirname(folder);
    if (systemCode(thrown) !== 'ENOENT' || above === folder) throw thrown;
    const first = await makeFolders(above, mode);
    const made = await makeOne(folder, mode);
    return first ?? made;
  }
}

/** Returns the folder if it was created, and undefined if it existed. */
async function makeOne(folder: string, mode?: number): Promise<string | undefined> {
  try {
    await mkdir(folder, { mode });
    return folder;
  } catch (thrown) {
    if (await isFolder(folder)) return undefined;
    throw thrown;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
