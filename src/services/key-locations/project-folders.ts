import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Returns the folders whose `.env` belongs to this project: from the working folder up to the root of its git work
 * tree, or only the working folder if it is not in a work tree.
 */
export function projectFolders(workingFolder: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = workingFolder; ; folder = dirname(folder)) {
    folders.push(folder);
    // `.git` is a folder in the main work tree and a file in every other one.
    if (existsSync(join(folder, '.git'))) return folders;
    if (folder === dirname(folder)) return [workingFolder];
  }
}
