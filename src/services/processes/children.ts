import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { constants } from 'node:os';
import { posix, win32 } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { systemCode } from '../files/file-error.ts';
import { readAtOnce } from '../files/open-flags.ts';
import type { ChildEnd, ChildrenPort, RunChild, StartProblem } from '../ports/children.ts';
import { isExecutable } from './executable.ts';
import { type Launch, launchOf, UnsafeArgument } from './launch.ts';
import type { ProcessState } from './process-state.ts';
import { fileNames, locate, pathFolders, scriptNames } from './programs.ts';
import { type Variables, withKey } from './variables.ts';

/** Source of the signals sent to this process, usually the process itself. */
export interface SignalSource {
  on(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

export interface ChildrenOptions {
  /** The environment of this process, which a child inherits with the key added. */
  readonly inherited: Variables;
  readonly platform: NodeJS.Platform;
  /** The working folder at start; undefined if it no longer exists. */
  readonly workingFolder: string | undefined;
  readonly signals: SignalSource;
  /** True if the terminal sends its signals to the child as well as to this process. */
  readonly isOnTerminal: () => boolean;
  /** Reads the state in which this process was started. */
  readonly readState: () => ProcessState;
}

/** Signals that end a program, and those that some programs handle in their own way. */
const forwardedSignals = ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const;

/** Signals of Ctrl+C and Ctrl+\, which the terminal sends to the child, too: if forwarded, they would count twice. */
const fromTerminal: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT']);

/** Signals that this process ignores on Windows: they also reach the child, and forwarding one would kill the child. */
const windowsSignals = ['SIGINT', 'SIGBREAK', 'SIGHUP'] as const;

/** Creates access to programs that run in our place. */
export function createChildren(options: ChildrenOptions): ChildrenPort {
  return {
    prepare: async () => {
      if (options.workingFolder === undefined) {
        throw new AppError({ code: 'usage', problem: 'folder-gone', given: '' });
      }
      const state = options.readState();
      return (...asked) => run(options, state, ...asked);
    },
  };
}

async function run(
  options: ChildrenOptions,
  state: ProcessState,
  ...[command, args, key, variable]: Parameters<RunChild>
): Promise<ChildEnd> {
  const child = { current: undefined as ChildProcess | undefined };
  // Listen before the child starts, because a signal in between would end only this process.
  const stop = forwardSignals(options, (signal) => child.current?.kill(signal));
  try {
    const path = findCommand(command, options);
    if (path === undefined) return whyNotFound(command, options);
    const problem = options.platform === 'win32' ? undefined : problemOfFile(path);
    if (problem !== undefined) return notStarted(problem);
    const launch = await launchOf(path, args, options);
    const env = withKey(options.inherited, key.reveal(), options.platform, variable);
    child.current = start(command, launch, { env, state });
    return await ended(child.current);
  } catch (thrown) {
    return notStarted(problemOf(thrown));
  } finally {
    stop();
  }
}

/** Returns the path of a command as a shell would find it, but ignores relative entries of PATH. */
function findCommand(command: string, options: ChildrenOptions): string | undefined {
  const { platform } = options;
  if (!isPath(command, platform)) return locate(command, pathFolders(options), options);
  if (platform !== 'win32') return command;
  return fileNames(command, options).find(exists);
}

function isPath(command: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? /[\\/]|^[a-z]:/i.test(command) : command.includes('/');
}

function whyNotFound(command: string, options: ChildrenOptions): ChildEnd {
  const { workingFolder = '', platform } = options;
  if (command === '') return notStarted('missing');
  const script = findScript(command, options);
  if (script !== undefined) return { ...notStarted('script'), script };
  if (isPath(command, platform)) return notStarted('missing');
  const { join } = platform === 'win32' ? win32 : posix;
  const relative = (options.inherited['PATH'] ?? '').split(':').filter((entry) => entry !== '');
  const folders = ['', ...(platform === 'win32' ? [] : relative)];
  const names = [...fileNames(command, options), ...scriptNames(command, options)];
  const isHere = folders.some((folder) =>
    names.some((name) => exists(join(workingFolder, folder, name))),
  );
  return notStarted(isHere ? 'not-on-path' : 'missing');
}

/** Returns the file of this name, on PATH or at a path, that Windows would start only through another program. */
function findScript(command: string, options: ChildrenOptions): string | undefined {
  const names = scriptNames(command, options);
  const isFile = (path: string) =>
    lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  if (isPath(command, options.platform)) return names.find(isFile);
  const paths = pathFolders(options).flatMap((folder) =>
    names.map((name) => win32.join(folder, name)),
  );
  return paths.find(isFile);
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** The number of bytes in which Linux looks for the interpreter line of a script. */
const firstBytes = 256;

/** Returns the reason why the system would refuse to run a file; undefined if none is found. */
function problemOfFile(path: string): StartProblem | undefined {
  if (!isExecutable(path)) return exists(path) ? 'denied' : 'missing';
  const line = /^#![^\n]*/.exec(beginOf(path))?.[0];
  if (line === undefined) return undefined;
  if (line.endsWith('\r')) return 'line-end';
  const interpreter = /^#!\s*(\S+)/.exec(line)?.[1] ?? '';
  return interpreter.startsWith('/') && !exists(interpreter) ? 'interpreter' : undefined;
}

function beginOf(path: string): string {
  try {
    const file = openSync(path, readAtOnce);
    try {
      const bytes = Buffer.alloc(firstBytes);
      return bytes.toString('latin1', 0, readSync(file, bytes, 0, firstBytes, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/**
 * Starts the program itself. If Node changed what the program should inherit, starts a shell that restores it and then
 * becomes the program.
 */
function start(
  command: string,
  launch: Launch,
  { env, state }: { readonly env: Variables; readonly state: ProcessState },
): ChildProcess {
  const stdio = stdioFor(state.descriptors);
  const lines = [
    ...(state.openFiles === undefined ? [] : [`ulimit -Sn ${state.openFiles}`]),
    ...(state.ignored.length === 0 ? [] : [`trap '' ${state.ignored.join(' ')}`]),
  ];
  if (lines.length === 0) {
    const { file, args, ...how } = launch;
    // Passes the name as typed, because some programs examine it.
    const argv0 = how.windowsVerbatimArguments ? undefined : command;
    return spawn(file, args, { stdio, shell: false, env, argv0, ...how });
  }
  const script = [...lines, 'exec "$0" "$@"'].join('\n');
  return spawn('/bin/sh', ['-c', script, launch.file, ...launch.args], { stdio, env });
}

/** Returns the `stdio` option that passes on each descriptor under its own number, and no others. */
function stdioFor(descriptors: readonly number[]): (number | 'inherit' | 'ignore')[] {
  const handed = new Set(descriptors);
  const others = Array.from({ length: Math.max(2, ...descriptors) - 2 }, (_, index) => index + 3);
  return [
    'inherit',
    'inherit',
    'inherit',
    ...others.map((number) => (handed.has(number) ? number : 'ignore')),
  ];
}

/** Sends signals of this process on, except those that reach the child anyway. Returns a function that ends this. */
function forwardSignals(
  { platform, signals, isOnTerminal }: ChildrenOptions,
  send: (signal: NodeJS.Signals) => void,
): () => void {
  const isWindows = platform === 'win32';
  const removals = (isWindows ? windowsSignals : forwardedSignals).map((signal) => {
    const reachesChild = () => isWindows || (fromTerminal.has(signal) && isOnTerminal());
    const listener = () => void (reachesChild() || send(signal));
    signals.on(signal, listener);
    return () => signals.off(signal, listener);
  });
  return () => {
    for (const remove of removals) remove();
  };
}

function ended(child: ChildProcess): Promise<ChildEnd> {
  return new Promise((resolve, reject) => {
    // Also emitted if a signal could not be sent because the child has ended, which is ignored.
    child.on('error', (thrown) => child.pid === undefined && reject(thrown));
    child.once('exit', (code, signal) => {
      if (signal === null) resolve({ type: 'exited', code: code ?? 0 });
      else resolve({ type: 'signalled', number: constants.signals[signal] });
    });
  });
}

function notStarted(problem: StartProblem) {
  return { type: 'not-started', problem } as const;
}

function problemOf(thrown: unknown): StartProblem {
  if (thrown instanceof UnsafeArgument) return 'batch-argument';
  const code = systemCode(thrown);
  if (code === 'ENOENT') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'denied' : 'other';
}
