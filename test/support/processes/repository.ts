import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Variables for git without anybody's settings. */
export const gitVariables = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Someone',
  GIT_AUTHOR_EMAIL: 'someone@example.com',
  GIT_COMMITTER_NAME: 'Someone',
  GIT_COMMITTER_EMAIL: 'someone@example.com',
};

/** Variables that make git keep its memory, which it would otherwise release and allocate again for each object. */
const ownVariables = { ...gitVariables, MALLOC_TOP_PAD_: '16777216' };

/** A folder that is removed after the test. */
export interface Folder {
  readonly path: string;
  /** Writes files by their paths, and creates missing folders. */
  write(files: Readonly<Record<string, string | Buffer>>, mode?: number): void;
  git(...args: readonly string[]): string;
  /** Runs git with a text piped in. */
  pipe(input: string, ...args: readonly string[]): string;
  /** Commits everything, and returns the hash of the commit. */
  commit(): string;
}

/** Seconds since 1970 of the last commit, so that each has a later date. */
let second = 1_760_000_000;

export function makeFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'onboard-project-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const pipe = (input: string, ...args: readonly string[]) =>
    execFileSync('git', args, { cwd: path, env: ownVariables, encoding: 'utf8', input });
  const git = (...args: readonly string[]) => pipe('', ...args);
  return {
    path,
    git,
    pipe,
    write: (files, mode = 0o600) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
        chmodSync(join(path, name), mode);
      }
    },
    commit: () => {
      git('add', '--all', '--force');
      second += 60;
      const dated = { ...gitVariables, GIT_COMMITTER_DATE: `${second} +0000` };
      const args = ['commit', '--quiet', '--allow-empty', '--message', 'change'];
      execFileSync('git', args, { cwd: path, env: dated });
      return git('rev-parse', 'HEAD').trim();
    },
  };
}

export function makeRepository(): Folder {
  const folder = makeFolder();
  folder.git('init', '--quiet');
  return folder;
}
