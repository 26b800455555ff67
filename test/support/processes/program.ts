import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBundleReady } from '../../../bin/dev/bundle.js';

export type Variables = Readonly<Record<string, string>>;

/** The project's folder. */
export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));

let isBuilt = false;

/** Returns the script of the built program. Builds it if it does not match the current sources. */
export function programFile(): string {
  if (!isBuilt && !isBundleReady()) {
    const build = join(projectFolder, 'bin/dev/build.js');
    execFileSync(process.execPath, [build], { stdio: ['ignore', 'inherit', 'inherit'] });
  }
  isBuilt = true;
  return join(projectFolder, 'bin/mistral-onboard.cjs');
}

/**
 * Copies the published files and their packages, so that a test can check whether a start changes them. Returns the
 * folder.
 */
export async function copyProgram(to: string): Promise<string> {
  programFile();
  for (const name of ['package.json', 'bin', 'dist']) {
    // Without the cache of compiled code, which Node adds.
    const filter = (path: string) => !path.endsWith('.compiled');
    await cp(join(projectFolder, name), join(to, name), { recursive: true, filter });
  }
  await symlink(join(projectFolder, 'node_modules'), join(to, 'node_modules'));
  return to;
}

/** Separate empty folders for one test, and the variables that make a program use them. */
export interface PrivateFolders {
  /** Contains the other folders. */
  readonly root: string;
  readonly home: string;
  readonly temp: string;
  readonly variables: Variables;
  remove(): Promise<void>;
}

export async function makeFolders(): Promise<PrivateFolders> {
  const root = await mkdtemp(join(tmpdir(), 'onboard-'));
  const [home, temp] = [join(root, 'home'), join(root, 'temp')];
  await mkdir(home);
  await mkdir(temp);
  return {
    root,
    home,
    temp,
    variables: { HOME: home, TMPDIR: temp },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/**
 * Returns a complete environment: the variables that every machine has, and the given ones. Inherits nothing from the
 * environment of the tests.
 */
export function environmentWith(given: Variables): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    ...given,
  };
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Working folder and first words of a command line, which must replace themselves by the program instead of starting a
 * child.
 */
export interface Whence {
  readonly prefix?: readonly string[];
  readonly cwd?: string;
  /** Another copy of `bin/mistral-onboard.cjs`. */
  readonly program?: string;
}

/**
 * Runs the program with pipes instead of a terminal, and waits for its end; `input` is its stdin. Kills it after 60 s.
 */
export function runProgram(
  args: readonly string[],
  variables: Variables,
  input: string | Buffer = '',
  { prefix = [], cwd, program = programFile() }: Whence = {},
): Promise<Ended> {
  const [file = '', ...messages] = [...prefix, process.execPath, program, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(file, messages, {
      ...(cwd === undefined ? {} : { cwd }),
      env: environmentWith(variables),
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (piece) => {
        said[name] += piece;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
    // A program that refuses its arguments does not read its input.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Puts the command `mistral-onboard` into a separate folder, as an installed package does, and returns that folder. */
export async function installCommand(folder: string, program: string): Promise<string> {
  const bin = join(folder, 'installed');
  await mkdir(bin, { recursive: true });
  await symlink(program, join(bin, 'mistral-onboard'));
  return bin;
}
