import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../support/processes/program.ts';

const run = promisify(execFile);

/** Package managers that are downloaded for these tests; npm ci removes them. */
const downloads = join(projectFolder, 'node_modules/.release');

/** Runs a program to its end and returns its output. Rejects with its error output. */
export async function succeed(
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string | undefined> } = {},
): Promise<string> {
  const { stdout } = await run(file, [...args], { ...options, timeout: 280_000 });
  return stdout;
}

/** Returns the programs of the other package managers of Node. */
export async function nodeManagers(): Promise<Readonly<Record<'pnpm' | 'yarn' | 'bun', string>>> {
  const folder = join(downloads, 'managers');
  await mkdir(folder, { recursive: true });
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  await succeed('npm', ['install', '--prefix', folder, ...quiet, 'pnpm', 'yarn', 'bun']);
  const modules = join(folder, 'node_modules');
  // The package `bun` chooses one of these in an install script, which these tests do not run.
  const buns = readdirSync(join(modules, '@oven')).map((name) => join(modules, '@oven', name));
  const bun = buns.map((each) => join(each, 'bin/bun')).find((path) => existsSync(path));
  return {
    pnpm: join(modules, '.bin/pnpm'),
    yarn: join(modules, '.bin/yarn'),
    bun: bun ?? 'bun',
  };
}

/** Returns a folder with the programs uv, uvx and pipx. */
export async function pythonManagers(): Promise<string> {
  const folder = join(downloads, 'python');
  const inside = join(folder, 'bin/python');
  if (!existsSync(inside)) await succeed('python3', ['-m', 'venv', folder]);
  await succeed(inside, ['-m', 'pip', 'install', '--quiet', 'uv', 'pipx']);
  return join(folder, 'bin');
}

/** Links every program on PATH except these into a folder, which serves as the PATH of a machine without them. */
export async function machineWithout(names: RegExp, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(existsSync);
  for (const from of folders) {
    for (const name of readdirSync(from).filter((each) => !names.test(each))) {
      // The first program of a name on PATH is the one that is run.
      await symlink(join(from, name), join(folder, name)).catch(() => {});
    }
  }
  return folder;
}
