import type { AuditedFile, GitBroken, Project } from '../ports/project-scan.ts';
import { type GitOptions, runGit } from './git.ts';
import { walkFolder } from './walk-folder.ts';

/** A file by name, not yet read. */
export type NamedFile = Pick<AuditedFile, 'path' | 'git' | 'isDotenv'>;

/** Names in batches, and why git has no more. */
export type Naming = readonly NamedFile[] | GitBroken;

/** Which files there are to look through; a repository that breaks while it is asked is told, and walked through. */
export async function* namedFiles(
  { root, git }: Project,
  options: GitOptions,
  signal: AbortSignal,
): AsyncGenerator<Naming> {
  if (git.state === 'broken') yield git;
  if (git.state === 'here') {
    const problem = yield* inGit(options, signal);
    if (problem === undefined) return;
    yield problem;
  }
  for await (const path of walkFolder(root, signal)) yield [named(path, 'free')];
}

async function* inGit(
  options: GitOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly NamedFile[], GitBroken | undefined> {
  const tagged = listing(options, ['-t', '-c', '-o', '--exclude-standard'], signal);
  const problem = yield* mapped(tagged, (name) => {
    return named(name.slice(2), name.startsWith('? ') ? 'untracked' : 'tracked');
  });
  if (problem !== undefined) return problem;
  // A folder that is ignored as a whole is named, and what is in it is not: there may be no end of it.
  const ignored = listing(options, ['-o', '-i', '--exclude-standard', '--directory'], signal);
  yield* mapped(ignored, (name) => (isDotenv(name) ? named(name, 'ignored') : undefined));
  return undefined;
}

/** The names that `git ls-files` gives, and why there are no more where it failed. */
async function* listing(
  options: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<readonly string[], GitBroken | undefined> {
  const output = runGit(options, ['ls-files', '-z', ...args], signal);
  let rest = '';
  for (let next = await output.next(); ; next = await output.next()) {
    if (next.done) {
      const end = next.value;
      return end.type === 'failed' ? { state: 'broken', detail: end.detail } : undefined;
    }
    const names = (rest + next.value).split('\0');
    rest = names.pop() ?? '';
    yield names;
  }
}

async function* mapped<R>(
  lists: AsyncGenerator<readonly string[], R>,
  make: (name: string) => NamedFile | undefined,
): AsyncGenerator<readonly NamedFile[], R> {
  for (let next = await lists.next(); ; next = await lists.next()) {
    if (next.done) return next.value;
    yield next.value.map(make).filter((file) => file !== undefined);
  }
}

function named(path: string, git: NamedFile['git']): NamedFile {
  return { path, git, isDotenv: isDotenv(path) };
}

function isDotenv(path: string): boolean {
  return /(?:^|\/)\.env(?:rc|\.[^/]+)?$|\.env$/.test(path);
}
