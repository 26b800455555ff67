import { execFile } from 'node:child_process';
import { access, mkdir, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const options = { timeout: 1_800_000, maxBuffer: 64 * 1024 * 1024 };

/** Paths of the programs that could be installed, by name, and why the others could not. */
export interface Installed {
  readonly programs: ReadonlyMap<string, string>;
  readonly failures: ReadonlyMap<string, string>;
}

/** Packages of npm, by the program that each contains. */
const npmPackages: Readonly<Record<string, string>> = {
  opencode: 'opencode-ai',
  crush: '@charmland/crush',
  cn: '@continuedev/cli',
  goose: '@aaif/goose',
  mise: 'mise',
};

interface PythonPackages {
  readonly packages: readonly string[];
  /** Oldest and newest minor version of Python 3 on which they install. */
  readonly from: number;
  readonly to: number;
}

/** Packages of PyPI, by program. Each gets an environment, so that none replaces a dependency of another. */
const pythonPackages: Readonly<Record<string, PythonPackages>> = {
  llm: { packages: ['llm', 'llm-mistral'], from: 10, to: 13 },
  aider: { packages: ['aider-chat'], from: 10, to: 12 },
  litellm: { packages: ['litellm[proxy]'], from: 10, to: 13 },
  vibe: { packages: ['mistral-vibe'], from: 12, to: 13 },
};

/** Programs that neither npm nor PyPI has. They are used if they are on PATH; Debian's package is unpacked otherwise. */
const systemPrograms: Readonly<Record<string, { readonly debian?: string }>> = {
  direnv: { debian: 'direnv' },
  aichat: {},
};

/**
 * Installs the tools from npm and PyPI into a folder, and keeps existing ones. Never throws: a tool that cannot be
 * installed is reported with the reason of its installer.
 */
export async function installTools(folder: string): Promise<Installed> {
  const programs = new Map<string, string>();
  const failures = new Map<string, string>();
  const add = async (program: string, path: string, install: () => Promise<unknown>) => {
    try {
      if (!(await exists(path))) await install();
      if (await exists(path)) programs.set(program, path);
      else failures.set(program, 'the package does not contain the program');
    } catch (thrown) {
      failures.set(program, reasonOf(thrown));
    }
  };
  // One after another: each already uses every core.
  for (const [program, name] of Object.entries(npmPackages)) {
    const prefix = join(folder, 'npm', program);
    const path = join(prefix, 'node_modules/.bin', program);
    await add(program, path, () => installNpm(prefix, name));
  }
  const pythons = await findPythons();
  for (const [program, wanted] of Object.entries(pythonPackages)) {
    const environment = join(folder, 'py', program);
    const path = join(environment, 'bin', program);
    await add(program, path, () =>
      installPython(pythonFor(pythons, wanted), environment, wanted.packages),
    );
  }
  for (const [program, { debian }] of Object.entries(systemPrograms)) {
    const unpacked = join(folder, 'deb', program);
    const path = (await findOnPath(program)) ?? join(unpacked, 'usr/bin', program);
    await add(program, path, async () => {
      if (debian === undefined) throw new Error('not on PATH, and in no registry used here');
      await unpackDebian(unpacked, debian);
    });
  }
  return { programs, failures };
}

async function installNpm(prefix: string, name: string): Promise<void> {
  await mkdir(prefix, { recursive: true });
  const args = ['install', '--prefix', prefix, '--no-audit', '--no-fund', '--loglevel=error', name];
  await run('npm', args, options);
}

/** Unpacks a package of Debian or Ubuntu; nothing is installed on the system. */
async function unpackDebian(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run('apt-get', ['download', name], { ...options, cwd: folder });
  const file = (await readdir(folder)).find((each) => each.endsWith('.deb')) ?? '';
  await run('dpkg-deb', ['-x', join(folder, file), folder], options);
}

interface Python {
  readonly path: string;
  readonly minor: number;
}

/** Throws if no Python has a version in the range. */
function pythonFor(pythons: readonly Python[], { from, to }: PythonPackages): string {
  const python = pythons.find(({ minor }) => minor >= from && minor <= to);
  if (python === undefined) throw new Error(`no Python from 3.${from} to 3.${to}`);
  return python.path;
}

/**
 * Installs packages into a new environment. Uses uv if it can be installed, because pip takes several times as long.
 */
export async function installPython(
  python: string,
  environment: string,
  packages: readonly string[],
): Promise<void> {
  await run(python, ['-m', 'venv', '--clear', environment], options);
  const inside = join(environment, 'bin/python');
  const hasUv = await run(inside, ['-m', 'pip', 'install', '--quiet', 'uv'], options).then(
    () => true,
    () => false,
  );
  const installer = hasUv ? ['uv', 'pip', 'install', '--python', inside] : ['pip', 'install'];
  await run(inside, ['-m', ...installer, '--quiet', ...packages], options);
}

/** Returns the Pythons of this machine; the first one is accepted by most tools. */
export async function findPythons(): Promise<readonly Python[]> {
  const pyenv = join(homedir(), '.pyenv/versions');
  const versions = await readdir(pyenv).catch(() => []);
  const candidates = [
    ...[12, 13, 11, 10].map((minor) => `python3.${minor}`),
    'python3',
    ...versions.map((version) => join(pyenv, version, 'bin/python3')),
  ];
  const found: Python[] = [];
  for (const path of candidates) {
    const script = 'import sys; print(sys.version_info.minor)';
    const asked = await run(path, ['-c', script], options).catch(() => undefined);
    if (asked !== undefined) found.push({ path, minor: Number(asked.stdout) });
  }
  return found.toSorted((one, other) => Math.abs(one.minor - 12) - Math.abs(other.minor - 12));
}

async function findOnPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (await exists(join(folder, program))) return join(folder, program);
  }
  return undefined;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Returns the line of an installer's output that names the error. */
function reasonOf(thrown: unknown): string {
  const { stderr = '', message = '' } = thrown as { stderr?: string; message?: string };
  const lines = (stderr || message)
    .trim()
    .split('\n')
    .map((line) => line.replace(/^npm (?:error|ERR!)\s*/, '').trim());
  const naming = lines.filter((line) => /^\w*error: /i.test(line));
  return (naming.at(-1) ?? lines.findLast((line) => line !== '') ?? '').slice(0, 200);
}
