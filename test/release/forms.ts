import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, type Variables } from '../support/processes/program.ts';
import { canEmptySystem, emptySystem } from './empty-system.ts';
import { run } from './run.ts';
import { machineWithout, nodeManagers, pythonManagers, succeed } from './tools.ts';

/** One form of distribution, on a machine with only its requirements. */
export interface Form {
  readonly name: string;
  /** The first words of its command line, of which the first is found on PATH. */
  readonly start: readonly [string, string, ...(readonly string[])];
  readonly variables: Variables;
  /** The form that `uninstall` must name. */
  readonly installed: string;
}

const release = join(projectFolder, 'release');

/** Returns the matching file in release/. Throws if none was built. */
export function built(pattern: RegExp): string {
  const names = existsSync(release) ? readdirSync(release) : [];
  const name = names.find((each) => pattern.test(each));
  if (name === undefined) throw new Error(`release/ has no ${pattern.source}: build it first.`);
  return join(release, name);
}

/** The Linux executable on a system that has nothing else. */
async function emptyForm(root: string): Promise<Form> {
  const executable = built(/^mistral-onboard-linux-x64$/);
  return {
    name: 'executable on an empty system',
    start: ['sh', await emptySystem(join(root, 'empty'), executable)],
    variables: { PATH: path() },
    installed: 'binary',
  };
}

const path = () => process.env['PATH'] ?? '';

/** Makes all forms. The folder is emptied by the caller. */
export async function makeForms(root: string): Promise<readonly Form[]> {
  const bare = await machineWithout(/^(?:node|nodejs|npm|npx|corepack)$/, join(root, 'no-node'));
  return [
    {
      name: 'checkout',
      start: ['node', join(projectFolder, 'bin/mistral-onboard.cjs')],
      variables: { PATH: path() },
      installed: 'checkout',
    },
    ...(await packageForms(root)),
    ...(await wheelForms(bare, root)),
    {
      name: 'executable',
      start: ['env', built(/^mistral-onboard-linux-x64$/)],
      variables: { PATH: bare },
      installed: 'binary',
    },
    ...(canEmptySystem ? [await emptyForm(root)] : []),
  ];
}

/** The tarball in an empty prefix of each package manager. */
async function packageForms(root: string): Promise<readonly Form[]> {
  const tarball = built(/^mistral-onboard-[\d.]+\.tgz$/);
  const managers = await nodeManagers();
  const prefix = (name: string) => join(root, name);
  const env = { ...process.env, HOME: join(root, 'manager-home') };
  await mkdir(env.HOME);
  await succeed('npm', ['install', '-g', '--prefix', prefix('npm'), tarball], { env });
  await succeed('npm', ['exec', '--yes', `--package=${tarball}`, '--', 'mistral-onboard', '-v'], {
    env: { ...env, npm_config_cache: prefix('npx') },
    cwd: root,
  });
  const pnpmHome = prefix('pnpm');
  await succeed(managers.pnpm, ['add', '--global', tarball], {
    env: { ...env, PNPM_HOME: pnpmHome, PATH: `${pnpmHome}:${pnpmHome}/bin:${path()}` },
  });
  const yarnFolder = ['--prefix', prefix('yarn'), '--global-folder', join(root, 'yarn/global')];
  await succeed(managers.yarn, ['global', 'add', `file:${tarball}`, ...yarnFolder], { env });
  await succeed(managers.bun, ['add', '--global', tarball], {
    env: { ...env, BUN_INSTALL: join(root, '.bun') },
  });
  const cached = readdirSync(join(root, 'npx/_npx'))[0] ?? '';
  const places: readonly (readonly [name: string, folder: string])[] = [
    ['npm', join(root, 'npm/bin')],
    ['npx', join(root, 'npx/_npx', cached, 'node_modules/.bin')],
    ['pnpm', [pnpmHome, join(pnpmHome, 'bin')].find(holdsCommand) ?? pnpmHome],
    ['yarn', join(root, 'yarn/bin')],
    ['bun', join(root, '.bun/bin')],
  ];
  return places.map(([name, folder]) => ({
    name: `package by ${name}`,
    start: ['env', join(folder, 'mistral-onboard')],
    variables: { PATH: path() },
    installed: name,
  }));
}

const holdsCommand = (folder: string) => existsSync(join(folder, 'mistral-onboard'));

/** The wheel, run without being installed, on a machine without Node. */
async function wheelForms(bare: string, root: string): Promise<readonly Form[]> {
  const wheel = built(/^mistral_onboard-[\d.]+-py3-none-any\.whl$/);
  const programs = await pythonManagers();
  const variables = {
    ...installerVariables(),
    PATH: `${programs}:${bare}`,
    UV_CACHE_DIR: join(root, 'uv-cache'),
    PIPX_HOME: join(root, 'pipx'),
  };
  const python = join(programs, 'python');
  const forms: readonly Form[] = [
    {
      name: 'wheel by uvx',
      start: ['uvx', '--quiet', '--python', python, '--from', wheel, 'mistral-onboard'],
      variables,
      installed: 'uvx',
    },
    {
      name: 'wheel by pipx',
      start: ['pipx', 'run', '--quiet', '--python', python, '--spec', wheel, 'mistral-onboard'],
      variables,
      installed: 'pipx-run',
    },
  ];
  // The first run installs it, which takes longer than a test waits for a screen.
  for (const { start } of forms) await run(start, ['--version'], { ...variables, HOME: root });
  return forms;
}

/** Variables that lead an installer to its registry on this machine. */
function installerVariables(): Variables {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    /^(?:PIP_|UV_|SSL_CERT_|REQUESTS_CA_|(?:https?|no)_proxy$)/i.test(name) && value
      ? [[name, value] as const]
      : [],
  );
  return Object.fromEntries(entries);
}
