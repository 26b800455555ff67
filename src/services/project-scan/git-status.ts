import { basename, dirname } from 'node:path';
import type { GitStatus } from '../ports/exports.ts';
import type { Programs } from '../processes/programs.ts';
import { askGit } from './git.ts';
import { findProject } from './repository.ts';

interface GitStatusOptions {
  readonly programs: Programs;
  readonly stop: AbortSignal;
  /** Milliseconds for all of git's answers. */
  readonly limitMs?: number;
}

/** Git answers within milliseconds, but it waits without end if a project has a named pipe in place of `.gitignore`. */
const defaultLimitMs = 10_000;

/** Returns how git treats the file of an absolute path, whose folder must exist. */
export async function gitStatus(path: string, options: GitStatusOptions): Promise<GitStatus> {
  const { programs, stop, limitMs = defaultLimitMs } = options;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), limitMs);
  try {
    return await askStatus(path, programs, AbortSignal.any([stop, limit.signal]));
  } finally {
    clearTimeout(timer);
  }
}

async function askStatus(
  path: string,
  programs: Programs,
  signal: AbortSignal,
): Promise<GitStatus> {
  const folder = dirname(path);
  const { git } = await findProject({ workingFolder: folder, programs }, signal);
  // A git that was stopped says nothing about whether there is a repository.
  if (signal.aborted) return 'git-broken';
  if (git.state === 'none') return 'no-git';
  if (git.state === 'not-installed') return 'git-missing';
  if (git.state === 'broken') return 'git-broken';
  const ask = (...args: readonly string[]) => askGit({ folder, programs }, args, signal);
  const tracked = await ask('--literal-pathspecs', 'ls-files', '--', basename(path));
  if (tracked.end.type !== 'done') return 'git-broken';
  if (tracked.text !== '') return 'tracked';
  const ignored = await ask('check-ignore', '--', `./${basename(path)}`);
  if (ignored.end.type === 'done') return 'ignored';
  // For a file that is not ignored, git fails without a message.
  return ignored.end.type === 'failed' && ignored.end.detail === '' ? 'not-ignored' : 'git-broken';
}
