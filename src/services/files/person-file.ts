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
 * Replaces the content of a file of the person completely or not at all. Without `mode`, preserves the mode of the old
 * file, or uses the default of new files. Writes a draft first, in a new folder beside the file. The folder has an
 * unpredictable name, only this user can enter it, and git ignores it. Therefore nobody can put a link in place of the
 * draft, or commit a draft with a key that a killed process left. The next write removes such a draft.
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
  /** True if the file gets this mode whatever mode it had before. */
  readonly isFixed?: boolean;
}

/** Creates a new file with the owner of the one it will replace and, unless the mode is fixed, with its mode. */
async function writeNew(path: string, bytes: Uint8Array, options: NewFile): Promise<void> {
  const { mode, before, isFixed = true } = options;
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    const made = await file.stat();
    if (before !== undefined && (before.uid !== made.uid || before.gid !== made.gid)) {
      // Only the administrator may change the owner; for others the file becomes their own.
      await file.chown(before.uid, before.gid).catch(() => {});
    }
    if (isFixed) await file.chmod(mode);
    else if (before !== undefined) await file.chmod(before.mode & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Removes drafts of ended processes. */
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
