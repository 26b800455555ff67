import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { platform } from 'node:os';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { plainLine } from '../../i18n/plain-text.ts';
import { systemCode } from '../files/file-error.ts';
import type { Programs } from '../processes/programs.ts';

export interface GitOptions {
  /** Absolute: the folder that git is run in, and whose repository it reads. */
  readonly folder: string;
  /**
   * Absolute path of the repository's files, which overrides its own settings. Undefined for a bare repository, and if
   * it does not matter.
   */
  readonly workTree?: string;
  readonly programs: Programs;
}

/** The end of git, or the reason why it did not start. `stopped` means stopped by this program. */
export type GitEnd =
  | { readonly type: 'done'; readonly warnings: string }
  | { readonly type: 'stopped' }
  | { readonly type: 'missing' }
  | { readonly type: 'failed'; readonly detail: string };

/** A running git. */
export interface GitProcess {
  readonly output: Readable;
  /** The input of git; already ended if the command reads none. */
  readonly input: Writable;
  /** Settles once all of the output was read. Never rejects. */
  readonly ended: Promise<GitEnd>;
  /** Ends git at once. */
  stop(): void;
}

/**
 * Starts git; returns undefined if it is not installed. Starts no program named by the repository's settings, fetches
 * nothing, writes nothing, and limits its memory, whatever the repository contains.
 */
export async function startGit(
  { folder, workTree, programs }: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): Promise<GitProcess | undefined> {
  const git = programs.find('git');
  if (git === undefined) return undefined;
  const { file, args: words, ...how } = await programs.launch(git, [...settings, ...args]);
  const [limitedFile, ...limited] = withMemoryLimit([file, ...words]);
  const child: ChildProcess = spawn(limitedFile, limited, {
    ...how,
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
  if (!hasStreams(child)) return withoutStreams(child);
  // Git may end before it has read all input; its exit status gives the reason.
  child.stdin.on('error', () => {});
  return {
    output: child.stdout,
    input: child.stdin,
    ended: endOf(child, child.stderr, signal),
    stop: () => void child.kill('SIGKILL'),
  };
}

/** Returns false for a process that the system refused to start because this one has too many open files. */
function hasStreams(child: ChildProcess): child is ChildProcessWithoutNullStreams {
  return Boolean(child.stdin && child.stdout && child.stderr);
}

/** Returns a git without output that has failed. */
function withoutStreams(child: ChildProcess): GitProcess {
  const input = new PassThrough();
  input.on('error', () => {}).end();
  const ended = new Promise<GitEnd>((resolve) => {
    child.once('error', (thrown) => resolve({ type: 'failed', detail: thrown.message }));
  });
  return { output: Readable.from([]), input, ended, stop: () => {} };
}

/** Runs git and yields its output as it arrives. The result of the generator says how git ended. */
export async function* runGit(
  options: GitOptions,
  args: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Buffer, GitEnd> {
  if (signal.aborted) return { type: 'stopped' };
  const git = await startGit(options, args, signal);
  if (git === undefined) return { type: 'missing' };
  git.input.end();
  try {
    for await (const piece of git.output) yield piece;
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  } finally {
    // If the caller stops reading, the rest of the output is not needed.
    git.stop();
  }
  return await git.ended;
}

/** Maximum characters of a short output. */
const maxAnswer = 1_048_576;

/** Runs git and returns a short output completely. */
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
      return { text: text.slice(0, maxAnswer), end: { type: 'done', warnings: '' } };
    }
  }
}

/** Maximum characters of git's error output that are retained. */
const maxStderr = 10_000;

function endOf(child: ChildProcess, errors: Readable, signal: AbortSignal): Promise<GitEnd> {
  let problem: unknown;
  let stderr = '';
  child.on('error', (thrown) => {
    problem = thrown;
  });
  errors.setEncoding('utf8').on('data', (piece: string) => {
    stderr = (stderr + piece).slice(0, maxStderr);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      if (signal.aborted) resolve({ type: 'stopped' });
      else if (systemCode(problem) === 'ENOENT') resolve({ type: 'missing' });
      else
        resolve(
          code === 0
            ? { type: 'done', warnings: stderr }
            : { type: 'failed', detail: sentenceOf(stderr) || (systemCode(problem) ?? '') },
        );
    });
  });
}

/**
 * Settings of each run. The file-system monitor is off because a repository's settings can name any program as monitor.
 * The sizes keep git within its memory limit: packs are mapped in small windows, and large objects are streamed.
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

/** KiB of address space: three times what a repository of a hundred thousand commits needs. */
const maxMemory = 1_572_864;
const shell = '/bin/sh';

/**
 * Returns the command with a memory limit. Not on Windows, where `/bin/sh` is a path on the current drive that anyone
 * may write.
 */
function withMemoryLimit(command: readonly [string, ...string[]]): readonly [string, ...string[]] {
  if (platform() === 'win32' || !existsSync(shell)) return command;
  const script = `ulimit -v ${maxMemory} 2>/dev/null; exec "$@"`;
  return [shell, '-c', script, 'sh', ...command];
}

/** Variables that locate git and its settings. Others could point git to another repository or start programs. */
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
    // Prevents a partial clone from fetching missing objects, by any protocol.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    // Replaced objects and grafted parents would hide commits.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
  };
}

/** Returns the last error message of git, without its prefix. */
function sentenceOf(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const last = lines.find((line) => line.startsWith('fatal: ')) ?? lines[0] ?? '';
  return plainLine(last.replace(/^(?:fatal|error): /, ''), 160).replace(/[.:]$/, '');
}
