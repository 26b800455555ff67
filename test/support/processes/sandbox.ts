import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atOurEnd } from './processes.ts';
import { environmentWith, makeFolders, projectFolder } from './program.ts';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when this text was written to stderr. */
  says(text: string): Promise<void>;
}

/** A checkout like the project's, with a program of one line and an npm whose behaviour a test sets. */
export interface Sandbox {
  readonly folder: string;
  start(...args: readonly string[]): Run;
  /** Starts the program as the command that npm installs. */
  startCommand(): Run;
  /** Starts the program as an ordinary user, because no folder is read-only for the superuser. */
  startAsUser(): Run;
  write(path: string, text: string): Promise<void>;
  /** Sets what npm does, as the body of a CommonJS module whose working folder is the checkout. */
  npm(body: string): Promise<void>;
  /** Returns the arguments of each call of npm. */
  npmCalls(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

/** Returns a program that prints `text`. */
export const printing = (text: string) =>
  `export async function main() { console.log(${JSON.stringify(text)}); return 0; }\n`;

/** Returns a lockfile with one package that is installed and one for another system. */
export const lockfile = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'sandbox' },
      'node_modules/some': { version },
      'node_modules/of-another-system': { version, optional: true },
    },
  });

/** Completes an install: npm writes the list of installed packages last. */
export const goodInstall = `
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
  delete packages['node_modules/of-another-system'];
  fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));`;

/** Creates a sandbox with nothing installed and nothing built, except a link to our Rolldown. */
export async function makeSandbox(): Promise<Sandbox> {
  const { root, variables, remove } = await makeFolders();
  const folder = join(root, 'check out');
  const [script, calls] = [join(root, 'npm-cli.js'), join(root, 'npm-calls')];
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const npm = (body: string) =>
    writeFile(
      script,
      `const fs = require('node:fs');
      fs.appendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + '\\n');
      ${body}`,
    );
  await cp(join(projectFolder, 'bin'), join(folder, 'bin'), { recursive: true });
  await write('package.json', '{ "name": "sandbox", "type": "module" }');
  await write('package-lock.json', lockfile('1.0.0'));
  await write('src/main.ts', printing('first'));
  await write('src/services/keychain/read-back.ts', '');
  await write('src/services/network/look-up.ts', '');
  await mkdir(join(folder, 'node_modules'));
  await symlink(
    join(projectFolder, 'node_modules/rolldown'),
    join(folder, 'node_modules/rolldown'),
  );
  await npm(goodInstall);
  await writeFile(calls, '');
  const env = environmentWith({ ...variables, npm_execpath: script });
  const starter = join(folder, 'bin/dev/start.js');
  return {
    folder,
    start: (...args) => run([starter, ...args], { env }),
    startCommand: () => run([join(folder, 'bin/mistral-onboard.cjs')], { env }),
    startAsUser: () => run([starter], process.getuid?.() === 0 ? { env, uid: nobody } : { env }),
    write,
    npm,
    npmCalls: async () => (await readFile(calls, 'utf8')).split('\n').slice(0, -1),
    remove,
  };
}

const nobody = 65_534;

function run(args: readonly string[], options: SpawnOptions): Run {
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const forget = atOurEnd(() => child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (piece) => {
      said[name] += piece;
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      forget();
      resolve({ code, ...said });
    });
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.stderr.includes(text) && resolve();
      child.stderr.on('data', look);
      look();
      void ended.then(({ stderr }) => reject(new Error(`It never printed “${text}”:\n${stderr}`)));
    });
  return { child, ended, says };
}
