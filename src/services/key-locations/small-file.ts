import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { constants, type FileHandle, lstat, open, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { fileProblem } from '../files/file-error.ts';
import { renameOver } from '../files/rename-over.ts';

/** Bytes: no tool's file of keys is near this. */
const maxBytes = 1_048_576;

/** One character for each byte, so that a text written back is the file that was read, whatever its encoding. */
const byteForByte = 'latin1';

/**
 * The text of a regular file, a character for each byte; undefined where there is none, it can't be read, or it is
 * larger than 1 MB. Links are followed. Never waits on a pipe.
 */
export async function readSmallFile(path: string): Promise<string | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = await file.stat();
    if (!stats.isFile() || stats.size > maxBytes) return undefined;
    // A file that the system generates while it is read has no size, and may have no end.
    return stats.size === 0 ? '' : (await file.readFile()).toString(byteForByte);
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

/**
 * Changes the text of a file in one step; its mode and owner stay. False, and nothing written, where `change` gives the
 * same text or the file can't be read. Throws the error `files`: `denied` for a link, for what is no file, and for one
 * with a second name, which would go on holding the old text; `other` where the file changed meanwhile.
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
