import type { Stats } from 'node:fs';
import { type FileHandle, lstat, open, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { fileProblem } from '../files/file-error.ts';
import { readAtOnce } from '../files/open-flags.ts';
import { renameOver } from '../files/rename-over.ts';

/** Maximum size in bytes, far more than any tool's file of keys has. */
const maxBytes = 1_048_576;

/** One character per byte, so that rewriting preserves a file in any encoding. */
const byteForByte = 'latin1';

/**
 * Returns the text of a regular file, one character per byte; undefined if it does not exist, cannot be read, or
 * exceeds 1 MB. Follows links. Never blocks on a pipe.
 */
export async function readSmallFile(path: string): Promise<string | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, readAtOnce);
    const stats = await file.stat();
    if (!stats.isFile() || stats.size > maxBytes) return undefined;
    // A file that the system generates has size 0, and may be endless.
    return stats.size === 0 ? '' : (await file.readFile()).toString(byteForByte);
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

/**
 * Changes the text of a file in one step and preserves mode and owner. Returns false and writes nothing if `change`
 * returns the same text or the file cannot be read. Throws the error `files`: `denied` for a link, for anything but a
 * regular file, and for a file with a second hard link, which would retain the old text; `other` if the file changed
 * meanwhile.
 */
export async function changeSmallFile(
  path: string,
  change: (text: string) => string,
): Promise<boolean> {
  try {
    const before = await lstat(path);
    if (!before.isFile() || before.nlink > 1) throw error(path, 'denied');
    const text = await readSmallFile(path);
    const changed = text === undefined ? undefined : change(text);
    if (changed === undefined || changed === text) return false;
    await replace(path, Buffer.from(changed, byteForByte), before);
    return true;
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    const problem = fileProblem(thrown);
    if (problem === 'missing') return false;
    throw error(path, problem);
  }
}

async function replace(path: string, bytes: Buffer, before: Stats): Promise<void> {
  // Reading a file needs no cryptography: Node takes 5 ms to load it.
  const { randomBytes } = await import('node:crypto');
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  const file = await open(beside, 'wx', 0o600);
  try {
    try {
      await file.writeFile(bytes);
      await keepOwner(file, before);
      await file.chmod(before.mode & 0o7777);
      await file.sync();
    } finally {
      await file.close();
    }
    const now = await lstat(path);
    const isSame = now.ino === before.ino && now.size === before.size;
    if (!isSame || now.mtimeMs !== before.mtimeMs) throw error(path, 'other');
    await renameOver(beside, path);
  } catch (thrown) {
    await unlink(beside).catch(() => {});
    throw thrown;
  }
}

async function keepOwner(file: FileHandle, { uid, gid }: Stats): Promise<void> {
  const mine = await file.stat();
  if (mine.uid !== uid || mine.gid !== gid) await file.chown(uid, gid);
}

function error(path: string, problem: ReturnType<typeof fileProblem>): AppError {
  return new AppError({ code: 'files', problem, path });
}
