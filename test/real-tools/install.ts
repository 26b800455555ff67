import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const options = { timeout: 900_000, maxBuffer: 64 * 1024 * 1024 };

/** Folders with the programs of the tools that could be installed, and why the others could not. */
export interface Installed {
  readonly folders: readonly string[];
  readonly failures: readonly string[];
}

const npmPackages = ['opencode-ai', '@continuedev/cli', '@aaif/goose', 'mise'];

/** Each in an environment of its own, and the oldest and newest Python that takes it. */
const pythonPackages = [
  { name: 'llm', packages: ['llm', 'llm-mistral'], from: 10, to: 13 },
  { name: 'aider', packages: ['aider-chat'], from: 10, to: 12 },
  { name: 'litellm', packages: ['litellm[proxy]'], from: 10, to: 13 },
  { name: 'vibe', packages: ['mistral-vibe'], from: 12, to: 13 },
];

/**
 * Installs the tools from npm and PyPI into a folder. `REAL_TOOLS` may name folders of programs that are installed
 * already, as PATH does.
 */
export async function installTools(root: string): Promise<Installed> {
  const given = process.env['REAL_TOOLS'];
  if (given) return { folders: given.split(delimiter), failures: [] };
  const failures: string[] = [];
  const folders: string[] = [];
  for (const name of npmPackages) {
    const folder = join(root, 'npm', name.replaceAll(/\W/g, '-'));
    await mkdir(folder, { recursive: true });
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', name];
    await run('npm', args, options).then(
      () => folders.push(join(folder, 'node_modules/.bin')),
      (thrown: unknown) => failures.push(`${name}: ${firstLine(thrown)}`),
    );
  }
  const pythons = await findPythons();
  for (const { name, packages, from, to } of pythonPackages) {
    const python = pythons.find(({ minor }) => minor >= from && minor <= to);
    if (python === undefined) {
      failures.push(`${name}: no Python from 3.${from} to 3.${to}`);
      continue;
    }
    const folder = join(root, 'py', name);
    await installPython(python.path, folder, packages).then(
      () => folders.push(join(folder, 'bin')),
      (thrown: unknown) => failures.push(`${name}: ${firstLine(thrown)}`),
    );
  }
  return { folders, failures };
}

/** With uv, which PyPI has, where it can be had: pip takes several times as long. */
export async function installPython(python: string, folder: string, packages: readonly string[]) {
  await run(python, ['-m', 'venv', folder], options);
  const inside = join(folder, 'bin/python');
  const hasUv = await run(inside, ['-m', 'pip', 'install', '--quiet', 'uv'], options).then(
    () => true,
    () => false,
  );
  if (hasUv) {
    await run(inside, ['-m', 'uv', 'pip', 'install', '--python', inside, ...packages], options);
  } else await run(inside, ['-m', 'pip', 'install', '--quiet', ...packages], options);
}

export async function findPythons() {
  const pyenv = join(homedir(), '.pyenv/versions');
  const versions = await readdir(pyenv).catch(() => []);
  const candidates = [
    ...[12, 13, 11, 10].map((minor) => `python3.${minor}`),
    'python3',
    ...versions.map((version) => join(pyenv, version, 'bin/python3')),
  ];
  const found: { path: string; minor: number }[] = [];
  for (const path of candidates) {
    const script = 'import sys; print(sys.version_info.minor)';
    const asked = await run(path, ['-c', script], options).catch(() => undefined);
    if (asked !== undefined) found.push({ path, minor: Number(asked.stdout) });
  }
  // The one that most tools take comes first.
  return found.toSorted((one, other) => Math.abs(one.minor - 12) - Math.abs(other.minor - 12));
}

function firstLine(thrown: unknown): string {
  const { stderr = '', message = '' } = thrown as { stderr?: string; message?: string };
  return (stderr || message).trim().split('\n').at(-1) ?? '';
}
