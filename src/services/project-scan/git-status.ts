import { basename, dirname } from 'node:path';
import type { GitStatus } from '../ports/exports.ts';
import type { Programs } from '../processes/programs.ts';
import { askGit } from './git.ts';
import { findProject } from './repository.ts';

interface GitStatusOptions {
  readonly programs: Programs;
  readonly stop: AbortSignal;
}

/** Returns how git treats the file of an absolute path, whose folder must exist. */
export async function gitStatus(
  path: string,
  { programs, stop }: GitStatusOptions,
): Promise<GitStatus> {
  const folder = dirname(path);
  const { git } = await findProject({ workingFolder: folder, programs }, stop);
  if (git.state === 'none') return 'no-git';
  if (git.state === 'not-installed') return 'git-missing';
  if (git.state === 'broken') return 'git-broken';
  const ask = (...args: readonly string[]) => askGit({ folder, programs }, args, stop);
  const tracked = await ask('--literal-pathspecs', 'ls-files', '--', basename(path));
  if (tracked.end.type !== 'done') return 'git-broken';
  if (tracked.text !== '') return 'tracked';
  const ignored = await ask('check-ignore', '--', `./${basename(path)}`);
  if (ignored.end.type === 'done') return 'ignored';
  // For a file that is not ignored, git fails without a message.
  return ignored.end.type === 'failed' && ignored.end.detail === '' ? 'not-ignored' : 'git-broken';
}
