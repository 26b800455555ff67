import { constants } from 'node:fs';
import { access, lstat, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { filesError, unlessMissing } from './file-error.ts';

/**
 * Throws if a file cannot be created in the folder, or the folder itself cannot be created, as far as that can be
 * determined without writing; a full disk is not detected. Throws the error `files` of the path, or the error of the
 * file system.
 */
export async function checkFolder(folder: string, path: string): Promise<void> {
  const above = dirname(folder);
  const isMissing = (await unlessMissing(lstat(folder))) === undefined;
  if (isMissing && above !== folder) return await checkFolder(above, path);
  // A dangling link exists, but is no folder.
  const found = await unlessMissing(stat(folder));
  if (!found?.isDirectory()) throw filesError('not-a-folder', path);
  await access(folder, constants.W_OK | constants.X_OK);
}
