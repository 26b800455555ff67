import type { Dirent } from 'node:fs';
import { lstat, readdir, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { atPath, unlessMissing } from '../files/file-error.ts';
import { isLockOwner } from '../files/lock-owner.ts';
import { checkOwnFolder } from '../files/own-file.ts';
import type { AppFile, AppFileKind, AppFiles } from '../ports/app-data.ts';

export interface AppFilesOptions {
  readonly appFolder: string;
  /** Folders that hold nothing but caches of this program. */
  readonly cacheFolders: readonly string[];
  /** The folder of `NODE_COMPILE_CACHE`, which all programs share. */
  readonly sharedCache: string | undefined;
  /** The user who must own our files; undefined on systems without user numbers. */
  readonly uid: number | undefined;
}

/** The kinds of the files in the app folder, by name. */
const fileKinds: Readonly<Record<string, AppFileKind>> = {
  'keys.json': 'record',
  'connections.json': 'record',
  'vault.age': 'vault',
  'crash-report.txt': 'crash-report',
};

/**
 * The kinds of the files in folders of the app folder, by the name of the folder. Each file is the JSON of one profile.
 */
const folderKinds: Readonly<Record<string, AppFileKind>> = {
  progress: 'progress',
  setup: 'record',
};

/**
 * Finds everything that this program wrote into its folders. Only files with its names count, because the person may
 * have chosen an app folder with other files.
 */
export async function findAppFiles(options: AppFilesOptions): Promise<AppFiles> {
  const { appFolder, cacheFolders, sharedCache } = options;
  const found = await atPath(appFolder, () => entriesInAppFolder(options));
  const caches: AppFile[] = [];
  for (const path of cacheFolders) {
    const isThere = await atPath(path, async () => (await lstatOrUndefined(path)) !== undefined);
    if (isThere) caches.push({ kind: 'cache', path });
  }
  const isOwnCache = (path: string) => cacheFolders.some((folder) => path === folder);
  return {
    files: [...found.filter((file) => file.kind !== undefined).map(toAppFile), ...caches],
    others: found
      .filter(({ kind, path }) => kind === undefined && !isOwnCache(path))
      .map(({ path }) => path),
    ...(sharedCache !== undefined && { sharedCache }),
  };
}

interface Entry {
  readonly path: string;
  /** Undefined for an entry that this program did not write. */
  readonly kind: AppFileKind | undefined;
}

const toAppFile = ({ path, kind = 'leftover' }: Entry): AppFile => ({ path, kind });

async function entriesInAppFolder({ appFolder, uid }: AppFilesOptions): Promise<readonly Entry[]> {
  checkOwnFolder(appFolder, uid);
  const entries: Entry[] = [];
  for (const entry of await entriesOf(appFolder)) {
    const path = join(appFolder, entry.name);
    const kind = Object.hasOwn(folderKinds, entry.name) ? folderKinds[entry.name] : undefined;
    if (kind === undefined || !entry.isDirectory()) {
      entries.push({ path, kind: kindOf(entry, (name) => fileKinds[name]) });
      continue;
    }
    for (const inner of await entriesOf(path)) {
      const ofProfile = (name: string) =>
        /^[a-z0-9._-]{1,64}\.json$/.test(name) ? kind : undefined;
      entries.push({ path: join(path, inner.name), kind: kindOf(inner, ofProfile) });
    }
  }
  return entries;
}

/** Returns the entries of a folder; none if it does not exist. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return (await unlessMissing(readdir(folder, { withFileTypes: true }))) ?? [];
}

/** Returns the kind of an entry; undefined if it is neither a file of this program nor a lock or draft of one. */
function kindOf(
  entry: Dirent,
  kindNamed: (name: string) => AppFileKind | undefined,
): AppFileKind | undefined {
  const { name } = entry;
  const [, locked] = /^(.+)\.lock$/.exec(name) ?? [];
  const [, draft, owner = ''] = /^(.+)\.([^.]+)\.(?:new|lock)$/.exec(name) ?? [];
  if (draft !== undefined && isLockOwner(owner) && kindNamed(draft) !== undefined)
    return 'leftover';
  if (locked !== undefined && kindNamed(locked) !== undefined) return 'leftover';
  // This program never creates a folder under the name of a file.
  return entry.isDirectory() ? undefined : kindNamed(name);
}

/** Removes a file, a link, or a folder with all its content. */
export async function removeAppFile({ path, kind }: AppFile): Promise<void> {
  await atPath(path, async () => {
    const isFolder = (await lstatOrUndefined(path))?.isDirectory() ?? false;
    const mayBeFolder = kind === 'cache' || kind === 'leftover';
    if (isFolder && mayBeFolder) await rm(path, { recursive: true, force: true, maxRetries: 3 });
    else await unlessMissing(unlink(path));
  });
}

/** Removes the folders of the app that are empty, then the app folder. Never throws. */
export async function removeEmptyFolders(options: AppFilesOptions): Promise<void> {
  const { appFolder, cacheFolders } = options;
  const inner = Object.keys(folderKinds).map((name) => join(appFolder, name));
  // Windows keeps settings and caches in folders below one with the name of the program.
  const above = [appFolder, ...cacheFolders]
    .filter((path) => /[\\/]mistral-onboard[\\/](?:Config|Cache)$/.test(path))
    .map((path) => dirname(path));
  for (const folder of [...inner, appFolder, ...above]) await rmdir(folder).catch(() => {});
}

const lstatOrUndefined = (path: string) => unlessMissing(lstat(path));
