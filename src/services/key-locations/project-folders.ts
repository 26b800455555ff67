import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The folders whose `.env` is this project's: from the working folder up to the root of its git work tree, and the
 * working folder alone where there is none: what lies above belongs to something else.
 */
export async function projectFolders(workingFolder: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    folders.push(folder);
    // A folder in the main work tree, a file in every other.
    if (await exists(join(folder, '.git'))) return folders;
    if (folder === dirname(folder)) return [workingFolder];
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
