import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { textOf } from './open-file.ts';
import { decodePath, encodePath } from './path-bytes.ts';

/** Files beside HEAD that name commits, which a fetch or an unfinished operation leaves. */
const headFiles = [
  'FETCH_HEAD',
  'ORIG_HEAD',
  'MERGE_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'REBASE_HEAD',
  'BISECT_HEAD',
  'AUTO_MERGE',
];

/** Files in which git keeps settings, names, and messages that are being written. */
const ownFiles = [
  'config',
  'config.worktree',
  'description',
  'packed-refs',
  'info/exclude',
  'info/attributes',
  'COMMIT_EDITMSG',
  'MERGE_MSG',
  'SQUASH_MSG',
  'TAG_EDITMSG',
  'NOTES_EDITMSG',
  'EDIT_DESCRIPTION',
];

/** Folders whose files git runs, or whose files are named after branches and tags. */
const ownFolders = ['hooks', 'refs', 'logs'];

/** Returns the hashes in the files beside each HEAD of a repository. Their objects may not exist. */
export function unfinishedHeads(root: string): readonly string[] {
  const paths = gitFoldersOf(root).flatMap((folder) => headFiles.map((name) => join(folder, name)));
  return paths.flatMap((path) => {
    const text = textOf(path) ?? '';
    return Array.from(text.matchAll(/^[0-9a-f]{40}(?:[0-9a-f]{24})?(?=\s|$)/gm), ([hash]) => hash);
  });
}

/** Returns true if the repository has more than one work tree, each with its own index. */
export function hasWorkTrees(root: string): boolean {
  return gitFoldersOf(root).some((folder) => existsSync(join(folder, 'worktrees')));
}

/** Returns the paths of git's own files that may hold a key, relative to the root; the examples of hooks are not in it. */
export function ownFilesOf(root: string): readonly string[] {
  const found = gitFoldersOf(root).flatMap((folder) => [
    ...ownFiles.map((name) => join(folder, name)).filter((path) => existsSync(path)),
    ...ownFolders.flatMap((name) => filesBelow(join(folder, name))),
  ]);
  return found
    .filter((path) => !path.endsWith('.sample'))
    .map((path) => relative(root, path).replaceAll('\\', '/'));
}

/** Maximum nesting of folders below `refs`: names of branches may have slashes. */
const maxDepth = 16;

function filesBelow(folder: string, depth = 0): readonly string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, decodePath(entry.name));
    if (entry.isDirectory()) return depth < maxDepth ? filesBelow(path, depth + 1) : [];
    return entry.isFile() ? [path] : [];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(encodePath(folder), { withFileTypes: true, encoding: 'buffer' });
  } catch {
    return [];
  }
}

/** Returns git's folder of a work tree, the folder that all work trees share, and those of the other work trees. */
function gitFoldersOf(root: string): readonly string[] {
  const own = gitFolderOf(root);
  const named = textOf(join(own, 'commondir'))?.trim();
  const shared = named ? resolve(own, named) : own;
  const others = entriesOf(join(shared, 'worktrees'));
  const folders = others.map(({ name }) => join(shared, 'worktrees', decodePath(name)));
  return [...new Set([own, shared, ...folders])];
}

/** Returns the folder of git's data: `.git`, the folder that a file of this name leads to, or a bare repository. */
function gitFolderOf(root: string): string {
  const path = join(root, '.git');
  if (!existsSync(path)) return root;
  const [, named] = /^gitdir: (.+)/.exec(textOf(path) ?? '') ?? [];
  return named === undefined ? path : resolve(root, named);
}
