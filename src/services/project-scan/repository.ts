import { closeSync, existsSync, readSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFolders } from '../key-locations/project-folders.ts';
import type { GitBroken, Project, Repository } from '../ports/project-scan.ts';
import type { Programs } from '../processes/programs.ts';
import { askGit, type GitOptions } from './git.ts';
import { openFile } from './open-file.ts';

interface Where {
  /** Absolute. */
  readonly workingFolder: string;
  readonly programs: Programs;
}

const questions = ['--is-bare-repository', '--is-shallow-repository', '--absolute-git-dir'];

/**
 * Finds the project of a folder. The root is the folder with `.git`, whatever work tree the settings of the repository
 * name. Looks for the folder without git first, because git skips an invalid `.git`.
 */
export async function findProject(
  { workingFolder, programs }: Where,
  signal: AbortSignal,
): Promise<Project> {
  const above = projectFolders(workingFolder).at(-1) ?? workingFolder;
  const hasGit = existsSync(join(above, '.git'));
  const asked = ['rev-parse', ...questions, '--show-toplevel'];
  const { text, end } = await askGit({ folder: workingFolder, programs }, asked, signal);
  const [bare, shallow, gitFolder, workTree] = text.split('\n');
  const packageName = packageNameIn(above);
  const named = packageName === undefined ? {} : { packageName };
  // Outside of a work tree, git fails for the last question.
  if (gitFolder !== undefined && gitFolder !== '') {
    const isBare = bare === 'true';
    const git: Repository = {
      state: 'here',
      isBare,
      isShallow: shallow === 'true',
      ...(hasGit && !isBare && !isSame(workTree, above) && { otherWorkTree: workTree ?? '' }),
    };
    return { root: hasGit || !isBare ? above : gitFolder, git, ...named };
  }
  if (end.type === 'missing' && (hasGit || isBareFolder(above))) {
    return { root: above, git: { state: 'not-installed' }, ...named };
  }
  if (!hasGit || end.type !== 'failed') return { root: above, git: { state: 'none' }, ...named };
  return { root: above, git: brokenBy(end.detail), ...named };
}

/** Returns the failure of git. Git refuses a repository of another user unless the person's own settings name it. */
export function brokenBy(detail: string): GitBroken {
  const isOfOther = /dubious ownership/.test(detail);
  return { state: 'broken', detail, ...(isOfOther && { isOfOtherUser: true }) };
}

/** Returns the options to run git in a project. */
export function gitFor({ root, git }: Project, programs: Programs): GitOptions {
  const hasFiles = git.state === 'here' && !git.isBare;
  return { folder: root, programs, ...(hasFiles && { workTree: root }) };
}

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

/** Returns the hashes in these files of a repository. Their objects may not exist. */
export function unfinishedHeads(root: string): readonly string[] {
  const folder = gitFolderOf(root);
  return headFiles.flatMap((name) => {
    const text = textOf(join(folder, name)) ?? '';
    return Array.from(text.matchAll(/^[0-9a-f]{40}(?:[0-9a-f]{24})?(?=\s|$)/gm), ([hash]) => hash);
  });
}

/** Returns the folder of git's data: `.git`, the folder that a file of this name leads to, or a bare repository. */
function gitFolderOf(root: string): string {
  const path = join(root, '.git');
  if (!existsSync(path)) return root;
  const [, named] = /^gitdir: (.+)/.exec(textOf(path) ?? '') ?? [];
  return named === undefined ? path : resolve(root, named);
}

/** Maximum bytes read of a file. One beside HEAD has a line for each fetched branch. */
const maxBytes = 1_000_000;

/** Returns the beginning of a file; undefined if it is missing or not a regular file. Never waits for a pipe. */
function textOf(path: string): string | undefined {
  const file = openFile(path, true);
  if (typeof file === 'string') return undefined;
  const { descriptor, size } = file;
  try {
    const bytes = Buffer.alloc(Math.min(size, maxBytes));
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** Returns true for a folder that is a bare repository. */
export function isBareFolder(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name)));
}

function isSame(workTree: string | undefined, folder: string): boolean {
  if (!workTree) return false;
  try {
    return realpathSync.native(workTree) === realpathSync.native(folder);
  } catch {
    return false;
  }
}

function packageNameIn(folder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(textOf(join(folder, 'package.json')) ?? '');
    const { name } = (manifest ?? {}) as { readonly name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}
