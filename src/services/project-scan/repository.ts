import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolders } from '../key-locations/project-folders.ts';
import type { GitBroken, Project, Repository } from '../ports/project-scan.ts';
import type { Programs } from '../processes/programs.ts';
import { askGit, type GitOptions } from './git.ts';
import { textOf } from './open-file.ts';

interface FindProjectOptions {
  /** Absolute. */
  readonly workingFolder: string;
  readonly programs: Programs;
}

/** Options of `git rev-parse`; git prints one line for each. */
const questions = ['--is-bare-repository', '--is-shallow-repository', '--absolute-git-dir'];

/**
 * Finds the project of a folder. The root is the folder with `.git`, whatever work tree the settings of the repository
 * name. Looks for the folder without git first, because git skips an invalid `.git`.
 */
export async function findProject(
  { workingFolder, programs }: FindProjectOptions,
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
