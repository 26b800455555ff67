import { existsSync } from 'node:fs';
import type { GitBroken, Project, ScannedFile } from '../ports/project-scan.ts';
import type { Programs } from '../processes/programs.ts';
import { type GitOptions, runGit } from './git.ts';
import { ownFilesOf } from './git-folders.ts';
import { decodePath } from './path-bytes.ts';
import { brokenBy, findProject, gitFor } from './repository.ts';
import { walkFolder } from './walk-folder.ts';

/** A file by its name, not yet read. */
export type NamedFile = Pick<ScannedFile, 'path' | 'git' | 'isDotenv'>;

/** File names and nested repositories found, or the reason why git stopped listing. */
export type Listing =
  | {
      readonly files: readonly NamedFile[];
      readonly nested?: readonly string[];
      /** Submodules whose contents are not here. */
      readonly absent?: readonly string[];
      /** Folders that can't be listed, and repositories that are nested too deep to be looked into. */
      readonly unread?: readonly string[];
    }
  | GitBroken;

/** Maximum nesting of repositories that are listed. */
const maxDepth = 5;

/**
 * Lists the files of a project and of nested repositories: tracked and untracked files, and those ignored files that
 * are `.env` files, and git's own files. Without git, lists every file below the root. If git fails in a repository,
 * reports that, and lists its folder without git.
 */
export async function* listFiles(
  project: Project,
  programs: Programs,
  signal: AbortSignal,
  depth = 0,
): AsyncGenerator<Listing> {
  const nested: string[] = [];
  for await (const listing of listOwn(project, programs, signal, { withIgnored: true })) {
    yield listing;
    if (!('state' in listing)) nested.push(...(listing.nested ?? []));
  }
  if (depth === maxDepth) {
    if (nested.length > 0) yield { files: [], unread: nested };
    return;
  }
  for (const path of nested) {
    if (signal.aborted) return;
    const inner = await nestedProject(project, path, programs, signal);
    if (inner === undefined) {
      yield { files: [], absent: [path] };
      continue;
    }
    for await (const listing of listFiles(inner, programs, signal, depth + 1)) {
      yield 'state' in listing ? listing : below(path, listing);
    }
  }
}

/** Returns the paths of the repositories nested in a project, but not those nested deeper. */
export async function nestedRepositories(
  project: Project,
  programs: Programs,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const nested: string[] = [];
  for await (const listing of listOwn(project, programs, signal, { withIgnored: false })) {
    if (!('state' in listing)) nested.push(...(listing.nested ?? []));
  }
  return nested;
}

/** Returns the repository at a path within a project; undefined for a submodule that was never checked out. */
export async function nestedProject(
  { root }: Project,
  path: string,
  programs: Programs,
  signal: AbortSignal,
): Promise<Project | undefined> {
  const folder = `${root}/${path}`;
  if (!existsSync(`${folder}/.git`)) return undefined;
  return await findProject({ workingFolder: folder, programs }, signal);
}

function below(path: string, listing: Exclude<Listing, GitBroken>): Listing {
  const { files, nested = [], unread = [], absent = [] } = listing;
  return {
    files: files.map((file) => ({ ...file, path: `${path}/${file.path}` })),
    nested: nested.map((inner) => `${path}/${inner}`),
    unread: unread.map((inner) => `${path}/${inner}`),
    absent: absent.map((inner) => `${path}/${inner}`),
  };
}

/**
 * Lists the files of one repository or folder. Of ignored files, lists `.env` files, and these only if `withIgnored`.
 */
async function* listOwn(
  project: Project,
  programs: Programs,
  signal: AbortSignal,
  { withIgnored }: { readonly withIgnored: boolean },
): AsyncGenerator<Listing> {
  const { root, git } = project;
  if (git.state === 'broken') yield git;
  if (git.state === 'here' && !git.isBare) {
    const options = gitFor(project, programs);
    const problem = yield* listedByGit(options, signal);
    if (problem === undefined) {
      if (!withIgnored) return;
      yield* ignoredDotenvs(options, signal);
      yield { files: ownFilesOf(root).map((path) => named(path, 'own')) };
      return;
    }
    yield problem;
  }
  for await (const { files, repositories, unread } of walkFolder(root, signal)) {
    yield { files: files.map((path) => named(path, 'free')), nested: repositories, unread };
  }
}

async function* listedByGit(
  options: GitOptions,
  signal: AbortSignal,
): AsyncGenerator<Listing, GitBroken | undefined> {
  const args = ['-t', '-s', '-c', '-o', '--exclude-standard'];
  const end = yield* mapped(namesOf(options, args, signal), listedFile);
  if (end?.state === 'broken') return end;
  if (end !== undefined) yield { files: [], unread: end.unread };
  return undefined;
}

async function* ignoredDotenvs(options: GitOptions, signal: AbortSignal): AsyncGenerator<Listing> {
  // Lists an ignored folder by its name, without its content, which may be endless.
  const ignored = ['-o', '-i', '--exclude-standard', '--directory'];
  yield* mapped(namesOf(options, ignored, signal), (name) =>
    isDotenv(name) ? named(name, 'ignored') : undefined,
  );
}

/** The end of a list of names that is incomplete: git failed, or could not list some folders. */
type NamesEnd = GitBroken | { readonly state: 'partial'; readonly unread: readonly string[] };

/** Yields the names that `git ls-files` prints. The result gives the reason if some are missing. */
async function* namesOf(
  options: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<readonly string[], NamesEnd | undefined> {
  const output = runGit(options, ['ls-files', '-z', ...args], signal);
  let rest: Buffer = Buffer.alloc(0);
  for (let next = await output.next(); ; next = await output.next()) {
    if (next.done) {
      const end = next.value;
      if (end.type === 'failed') return brokenBy(end.detail);
      const unread = end.type === 'done' ? closedFolders(end.warnings) : [];
      return unread.length === 0 ? undefined : { state: 'partial', unread };
    }
    const bytes = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    const last = bytes.lastIndexOf(0);
    yield last < 0 ? [] : namesIn(bytes.subarray(0, last));
    rest = Buffer.from(bytes.subarray(last + 1));
  }
}

/** Returns the folders that git warns about because it could not list them. */
function closedFolders(warnings: string): readonly string[] {
  const lines = warnings.matchAll(/^warning: could not open directory '(.+)\/': /gm);
  return Array.from(lines, ([, folder = '']) => folder);
}

function namesIn(bytes: Buffer): readonly string[] {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd')) return text.split('\0');
  const names: string[] = [];
  for (let from = 0; from <= bytes.length; ) {
    const end = bytes.indexOf(0, from);
    names.push(decodePath(bytes.subarray(from, end === -1 ? bytes.length : end)));
    from = end === -1 ? bytes.length + 1 : end + 1;
  }
  return names;
}

type Entry = NamedFile | { readonly nested: string } | undefined;

/**
 * Parses `? name` of an untracked file, `? name/` of a repository, and `H 100644 hash 0<tab>name` of a tracked file.
 */
function listedFile(line: string): Entry {
  if (line.startsWith('? ')) {
    const name = line.slice(2);
    return name.endsWith('/') ? { nested: name.slice(0, -1) } : named(name, 'untracked');
  }
  const name = line.slice(line.indexOf('\t') + 1);
  return /^\S 160000 /.test(line) ? { nested: name } : named(name, 'tracked');
}

/** Yields one listing for each list of lines, and returns the result of the lists. */
async function* mapped<R>(
  lists: AsyncGenerator<readonly string[], R>,
  read: (line: string) => Entry,
): AsyncGenerator<Listing, R> {
  let last = '';
  for (let next = await lists.next(); ; next = await lists.next()) {
    if (next.done) return next.value;
    const files: NamedFile[] = [];
    const nested: string[] = [];
    for (const entry of next.value.map(read)) {
      if (entry === undefined) continue;
      if ('nested' in entry) nested.push(entry.nested);
      // A file in conflict is listed once for each side.
      else if (entry.path !== last) files.push(entry);
      if ('path' in entry) last = entry.path;
    }
    yield { files, nested };
  }
}

function named(path: string, git: NamedFile['git']): NamedFile {
  return { path, git, isDotenv: git !== 'own' && isDotenv(path) };
}

function isDotenv(path: string): boolean {
  return /(?:^|\/)\.env(?:rc|\.[^/]+)?$|\.env$/.test(path);
}
