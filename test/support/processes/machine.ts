import { spawn } from 'node:child_process';
import { expect } from 'vitest';
import { randomKey } from '../fakes/random-key.ts';
import { watchForKeys } from '../terminal/key-watch.ts';
import { type ProgramTerminal, startInTerminal } from '../terminal/pty.ts';
import {
  type Ended,
  environmentWith,
  makeFolders,
  type PrivateFolders,
  programFile,
  runProgram,
  type Variables,
  type Whence,
} from './program.ts';

/** The key of these machines, and one that replaces it. */
export const secret = randomKey();
export const newer = randomKey();

/** The passphrase of their vaults, and the variable that passes it to the program. */
export const passphrase = 'correct horse battery';
export const withPassphrase = { MISTRAL_ONBOARD_PASSPHRASE: passphrase };

/** A script for a program that receives the key: prints `it is` if it equals the one in `EXPECTED`. */
export const isSecret = 'test "$MISTRAL_API_KEY" = "$EXPECTED" && echo it is';

/** A separate machine for a test: no D-Bus, an empty HOME. */
export interface Machine {
  readonly folders: PrivateFolders;
  readonly variables: Variables;
  /** Runs the program on it, without a terminal. */
  run(
    args: readonly string[],
    given?: Variables,
    input?: string | Buffer,
    whence?: Whence,
  ): Promise<Ended>;
}

/**
 * Sets up a machine, uses it, and removes it. Afterwards, neither key may be in a file of its folders or have been on a
 * command line.
 */
export async function onMachine<T>(
  given: Variables,
  use: (machine: Machine) => Promise<T>,
): Promise<T> {
  const folders = await makeFolders();
  const variables = { ...folders.variables, ...given };
  const watch = watchForKeys([secret, newer]);
  try {
    const used = await use({
      folders,
      variables,
      run: (args, more = {}, input = '', whence = {}) =>
        runProgram(args, { ...variables, ...more }, input, whence),
    });
    expect(watch.stop([folders.root, ...(given['HOME'] ? [given['HOME']] : [])])).toEqual([]);
    return used;
  } finally {
    watch.stop([]);
    await folders.remove();
  }
}

/** Starts the program in a terminal, uses it, and ends it. */
export async function inTerminal(
  args: readonly string[],
  variables: Variables,
  use: (terminal: ProgramTerminal) => Promise<void>,
): Promise<void> {
  const terminal = await startInTerminal({ args, variables });
  try {
    await use(terminal);
  } finally {
    await terminal.close();
  }
}

/** Runs a script in `sh`, to its end. */
export async function runShell(script: string, variables: Variables): Promise<Ended> {
  const child = spawn('sh', ['-c', script], { env: environmentWith(variables), timeout: 60_000 });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (piece) => {
    said.stdout += piece;
  });
  child.stderr.on('data', (piece) => {
    said.stderr += piece;
  });
  child.stdin.end();
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
}

/** Runs the program, sends it a signal after the given output, and returns how it ended. */
export function runUntil(
  args: readonly string[],
  variables: Variables,
  sign: string,
  signal: NodeJS.Signals,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [programFile(), ...args], {
    env: environmentWith(variables),
    timeout: 30_000,
    killSignal: 'SIGKILL' as const,
  });
  let said = '';
  child.stdout.on('data', (piece) => {
    const before = said.includes(sign);
    said += piece;
    if (!before && said.includes(sign)) child.kill(signal);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}
