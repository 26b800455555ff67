import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect } from 'vitest';
import { atOurEnd } from '../support/processes/processes.ts';
import { environmentWith, makeFolders, projectFolder } from '../support/processes/program.ts';

/** A run of one of the scripts of `bin/dev`. */
export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
  }>;
  /** Waits until it has said this on stderr. Rejects where it ends without. */
  says(text: string): Promise<void>;
}

/** A checkout like ours, with a program of one line and an npm of the test's own. */
export interface Sandbox {
  readonly folder: string;
  run(script: 'start' | 'build' | 'test', args?: readonly string[]): Run;
  /** Writes a file of the checkout. */
  write(path: string, text: string): Promise<void>;
  read(path: string): Promise<string>;
  /** What `npm` does: a shell script, run in the checkout. */
  writeNpm(script: string): Promise<void>;
  /** What npm was called with, call by call. */
  npmCalls(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

const copyFolder = promisify(execFile);

/** What a start says of the work that it does once. */
export const installing = 'Installing the pinned packages';
export const building = 'Building';

const esbuild = { version: '0.0.1', integrity: 'sha512-x', dev: true };

/** The lockfile of a checkout that needs esbuild and one package that is there. */
export function lockOf(version: string): string {
  return JSON.stringify({
    packages: {
      '': { name: 'sandbox' },
      'node_modules/esbuild': esbuild,
      'node_modules/other': { version, integrity: `sha512-${version}` },
      'node_modules/of-another-system': { version, optional: true, os: ['plan9'] },
    },
  });
}

/** A program that says `text`. */
export function saying(text: string): string {
  return `export async function main() { console.log(${JSON.stringify(text)}); return 0; }\n`;
}

/**
 * Stands in for esbuild where no one looks at what is built: gives the sources of the whole program as they are, and no
 * short runs. To start esbuild, and Node to compile short runs, takes most of a start.
 */
const standIn = `
  import { readFileSync } from "node:fs";
  export async function build({ absWorkingDir, entryPoints, outdir, splitting }) {
    const outputFiles = !splitting ? [] : Object.entries(entryPoints).map(([name, path]) => ({
      path: absWorkingDir + outdir + "/" + name + ".cjs",
      text: readFileSync(absWorkingDir + path, "utf8"),
    }));
    return { outputFiles, metafile: { inputs: {} } };
  }
  export async function transform(text) {
    const main = "async function main";
    return { code: text.replace("export " + main, "exports.main = main; " + main) };
  }
  export async function stop() {}`;

/** Never with a link to a package of ours: what is written there later would be written to ours. */
const installOf = (esbuild: string) => `
  mkdir -p node_modules/age-encryption node_modules/esbuild
  echo '{ "type": "module", "exports": "./index.js" }' >node_modules/esbuild/package.json
  echo '${esbuild}' >node_modules/esbuild/index.js
  echo >node_modules/age-encryption/index.js
  sed 's/"node_modules.of-another-system":{[^}]*}/"x":{}/' package-lock.json >node_modules/.package-lock.json`;

/** An install that goes well: the packages first, and what npm writes of them last. */
export const goodInstall = installOf(standIn);

/** The same with the true esbuild. */
export const trueInstall = installOf(
  `export * from "${pathToFileURL(join(projectFolder, 'node_modules/esbuild/lib/main.js'))}";`,
);

/** Makes one with nothing installed and nothing built, or as `from` is, with no call of npm so far. */
export async function makeSandbox(from?: Sandbox): Promise<Sandbox> {
  const { root, variables, remove } = await makeFolders();
  const folder = join(root, 'checkout');
  const programs = join(root, 'programs');
  const calls = join(root, 'npm-calls');
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const writeNpm = (script: string) =>
    writeFile(join(programs, 'npm'), `#!/bin/sh\necho "$@" >>'${calls}'\n${script}\n`, {
      mode: 0o755,
    });
  await mkdir(programs);
  await writeFile(calls, '');
  await writeNpm(goodInstall);
  // With the very times of its files, by which a start tells whether one has changed.
  if (from !== undefined) await copyFolder('cp', ['-a', from.folder, folder]);
  else await writeCheckout(folder, write);
  const env = environmentWith({
    ...variables,
    PATH: [programs, process.env['PATH']].join(delimiter),
  });
  return {
    folder,
    run: (script, args = []) => run([join(folder, `bin/dev/${script}.js`), ...args], env),
    write,
    read: (path) => readFile(join(folder, path), 'utf8'),
    writeNpm,
    npmCalls: async () => (await readFile(calls, 'utf8')).split('\n').slice(0, -1),
    remove,
  };
}

/** Writes the files of a checkout where nothing was done yet. */
async function writeCheckout(folder: string, write: Sandbox['write']): Promise<void> {
  await cp(join(projectFolder, 'bin'), join(folder, 'bin'), { recursive: true });
  await write('package.json', '{ "name": "sandbox", "type": "module" }');
  await write('package-lock.json', lockOf('1.0.0'));
  await write('tsconfig.json', '{}');
  await write('src/main.ts', saying('first'));
  await write('src/services/keychain/read-back.ts', '');
  await write('src/i18n/errors.ts', '');
}

function run(args: readonly string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const forget = atOurEnd(() => child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (piece) => {
      said[name] += piece;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>(
    (resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        forget();
        resolve({ code, ...said });
      });
    },
  );
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const listener = () => said.stderr.includes(text) && resolve();
      listeners.add(listener);
      listener();
      ended.then(() => reject(new Error(`It ended without “${text}”:\n${said.stderr}`)), reject);
    });
  return { child, ended, says };
}

/** A checkout where a start has installed and built, and what a person saw of that. */
export interface StartedSandbox extends Sandbox {
  readonly first: Awaited<Run['ended']>;
}

/** For the file that calls this: one checkout for all its tests, where a start has installed and built. To be copied. */
export function aStartedSandbox(install = goodInstall): () => StartedSandbox {
  let started: StartedSandbox;
  beforeAll(async () => {
    const sandbox = await makeSandbox();
    await sandbox.writeNpm(install);
    started = { ...sandbox, first: await sandbox.run('start').ended };
    expect(started.first).toMatchObject({ code: 0, stdout: 'first\n' });
  });
  afterAll(() => started.remove());
  return () => started;
}
