import { randomBytes } from 'node:crypto';
import { link, open, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../files/file-error.ts';
import { makeFolders } from '../files/make-folders.ts';

/**
 * Creates a new file completely or not at all, with the default permissions. Returns the folders that had to be
 * created, the outermost first, or `changed` if another program has created the file.
 */
export async function createFile(
  path: string,
  text: string,
): Promise<readonly string[] | 'changed'> {
  const folder = dirname(path);
  const first = await makeFolders(folder);
  const draft = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  const file = await open(draft, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // Unlike a rename, a link never replaces an existing file.
    await link(draft, path);
  } catch (thrown) {
    if (systemCode(thrown) === 'EEXIST') return 'changed';
    // Some file systems have no links.
    await writeFile(path, text, { flag: 'wx' });
  } finally {
    await unlink(draft).catch(() => {});
  }
  return first === undefined ? [] : madeFolders(first, folder);
}

/** Returns the folders from the first that was created down to the last. */
function madeFolders(first: string, last: string): readonly string[] {
  const folders = [last];
  for (let each = last; each !== first && dirname(each) !== each; ) {
    each = dirname(each);
    folders.unshift(each);
  }
  return folders;
}
