import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { plainLine } from '../../i18n/plain-text.ts';
import { systemCode } from '../files/file-error.ts';
import type { Programs } from '../processes/programs.ts';

export interface GitOptions {
  /** Absolute: the folder that git is run in, and whose repository it reads. */
  readonly folder: string;
  /**
   * Absolute: where the files of the repository lie, whatever its own settings say. Undefined for a bare repository, and
   * where it is of no matter.
   */
  readonly workTree?: string;
  readonly programs: Programs;
}

/** How git ended, or why it did not begin. `stopped` is by us. */
export type GitEnd =
  | { readonly type: 'done' }
  | { readonly type: 'stopped' }
  | { readonly type: 'missing' }
  | { readonly type: 'failed'; readonly detail: string };

/** A git that runs. */
export interface GitProcess {
  readonly output: Readable;
  /** Commands for git; ended already where it takes none. */
  readonly input: Writable;
  /** Settles once all of the output was read. Never rejects. */
  readonly ended: Promise<GitEnd>;
  /** Ends it at once. */
  stop(): void;
}

/**
 * Starts git; undefined where it is not installed. No program that the repository's own settings name is started, nothing
 * is fetched, nothing is written, and its memory is limited, whatever the repository unpacks to.
 */
export function startGit(
  { folder, workTree, programs }: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): GitProcess | undefined {
  const git = programs.find('git');
  if (git === undefined) return undefined;
  const [file, ...limited] = withMemoryLimit([git, ...settings, ...args]);
  const child = spawn(file, limited, {
    cwd: folder,
    env: {
      ...environmentFrom(programs),
      ...(workTree !== undefined && { GIT_WORK_TREE: workTree }),
    },
    windowsHide: true,
    signal,
    killSignal: 'SIGKILL',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // It may end before it has read all of its input; how it ended says why.
  child.stdin.on('error', () => {});
  return {
    output: child.stdout,
    input: child.stdin,
    ended: endOf(child, child.stderr, signal),
    stop: () => void child.kill('SIGKILL'),
  };
}

/** Runs git, and gives what it writes in pieces as they come; the generator's result says how it ended. */
export async function* runGit(
  options: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Buffer, GitEnd> {
  if (signal.aborted) return { type: 'stopped' };
  const git = startGit(options, args, signal);
  if (git === undefined) return { type: 'missing' };
  git.input.end();
  try {
    for await (const piece of git.output) yield piece;
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  } finally {
    // Whoever reads no further has no use for the rest.
    git.stop();
  }
  return await git.ended;
}

/** Characters of a short output: more is no answer to what is asked here. */
const maxAnswer = 1_048_576;

/** Runs git, and gives the whole of a short output. */
export async function askGit(
  options: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly end: GitEnd }> {
  const output = runGit(options, args, signal);
  let text = '';
  for (;;) {
    const next = await output.next();
    if (next.done) return { text, end: next.value };
    text += next.value.toString('utf8');
    if (text.length > maxAnswer) {
      await output.return({ type: 'stopped' });
      return { text: text.slice(0, maxAnswer), end: { type: 'done' } };
    }
  }
}

/** Characters kept of what git says when it fails. */
const maxSaid = 10_000;

function endOf(child: ChildProcess, errors: Readable, signal: AbortSignal): Promise<GitEnd> {
  let problem: unknown;
  let said = '';
  child.on('error', (thrown) => {
    problem = thrown;
  });
  errors.setEncoding('utf8').on('data', (piece: string) => {
    said = (said + piece).slice(0, maxSaid);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      if (signal.aborted) resolve({ type: 'stopped' });
      else if (systemCode(problem) === 'ENOENT') resolve({ type: 'missing' });
      else resolve(code === 0 ? { type: 'done' } : { type: 'failed', detail: sentenceOf(said) });
    });
  });
}

/**
 * A file-system monitor is a program that the settings of a repository name. The sizes keep git within the limit of its
 * memory: packs are mapped in small windows, and large objects are passed on in pieces.
 */
const settings = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'core.packedGitWindowSize=32m',
  '-c',
  'core.packedGitLimit=256m',
  '-c',
  'core.deltaBaseCacheLimit=96m',
  '-c',
  'core.bigFileThreshold=16m',
];

/** KiB of address space: a repository of a hundred thousand commits needs a third. */
const maxMemory = 1_572_864;
const shell = '/bin/sh';

/** Windows has no such limit, and macOS takes no notice of it. */
function withMemoryLimit(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  if (!existsSync(shell)) return command;
  const script = `ulimit -v ${maxMemory} 2>/dev/null; exec "$@"`;
  return [shell, '-c', script, 'sh', ...command];
}

/** Variables that say where git and its settings are. Others would lead it to another repository, or start programs. */
const allowed =
  /^GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH)$/;

function environmentFrom({ environment }: Programs) {
  const variables = Object.entries(environment).filter(
    ([name]) => !/^GIT_/i.test(name) || allowed.test(name),
  );
  return {
    ...Object.fromEntries(variables),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone fetches what it lacks as it is read: it does not, and no protocol may.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    // Objects put in the place of others, and parents that are passed over, would hide what was committed.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
  };
}

/** Returns git's final error line, without what precedes it. */
function sentenceOf(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const last = lines.find((line) => line.startsWith('fatal: ')) ?? lines[0] ?? '';
  return plainLine(last.replace(/^(?:fatal|error): /, ''), 160).replace(/[.:]$/, '');
}
