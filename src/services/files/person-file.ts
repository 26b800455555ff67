import type { Stats } from 'node:fs';
import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClockPort } from '../ports/services.ts';
import { unlessMissing } from './file-error.ts';
import { isLockOwner, isStale, newLockOwner, type OwnProcess } from './lock-owner.ts';
import { renameOver } from './rename-over.ts';

export interface DraftOptions {
  readonly own: OwnProcess;
  readonly clock: ClockPort;
}

const begin = '.onboard-';
const end = '.draft';

/**
 * Puts new bytes in the place of a file of the person's, whole or not at all. Without a mode: that of the file it
 * replaces, or of any new one.
 *
 * They are written to a draft beside it first, in a folder that only this user may enter, whose name no one can guess,
 * and that tells git to ignore all in it: so no link can be planted at the draft, and a draft with a key in it that a
 * kill leaves behind is committed by no one. The next write in the same place removes it.
 */
export async function replacePersonFile(
  path: string,
  bytes: Uint8Array,
  { own, clock, mode }: DraftOptions & { readonly mode?: number },
): Promise<void> {
  const folder = dirname(path);
  await removeDrafts(folder, { own, clock });
  const before = await unlessMissing(lstat(path));
  const drafts = join(folder, `${begin}${newLockOwner(own.pid)}${end}`);
  await mkdir(drafts, { mode: 0o700 });
  try {
    await writeNew(join(drafts, '.gitignore'), Buffer.from('*\n'), { mode: 0o600 });
    const draft = join(drafts, 'new');
    await writeNew(draft, bytes, { mode: mode ?? 0o666, before, isFixed: mode !== undefined });
    await renameOver(draft, path);
  } finally {
    await rm(drafts, { recursive: true, force: true });
  }
}

interface NewFile {
  readonly mode: number;
  readonly before?: Stats | undefined;
  /** The mode holds whatever the file had before. */
  readonly isFixed?: boolean;
}

/** Makes a file that was not there, with the owner and, unless it is fixed, the mode of the one it is to replace. */
async function writeNew(path: string, bytes: Uint8Array, options: NewFile): Promise<void> {
  const { mode, before, isFixed = true } = options;
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    const made = await file.stat();
    if (before !== undefined && (before.uid !== made.uid || before.gid !== made.gid)) {
      // Only the administrator may: for others the file becomes their own.
      await file.chown(before.uid, before.gid).catch(() => {});
    }
    if (isFixed) await file.chmod(mode);
    else if (before !== undefined) await file.chmod(before.mode & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes drafts that processes which have ended left here. */
async function removeDrafts(folder: string, { own, clock }: DraftOptions): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = name.slice(begin.length, -end.length);
    if (!name.startsWith(begin) || !name.endsWith(end) || !isLockOwner(owner)) continue;
    const path = join(folder, name);
    const found = await unlessMissing(lstat(path));
    if (found?.isDirectory() && isStale(owner, clock.now() - found.mtimeMs, own.isRunning)) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
