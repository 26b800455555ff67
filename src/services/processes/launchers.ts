import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Launcher, Launchers, ShellSyntax } from '../../i18n/command-line.ts';
import type { InstallationForm } from '../ports/app-data.ts';
import { findInstallation, onPath, realPath } from './installation.ts';
import type { Variables } from './variables.ts';

const command = 'mistral-onboard';

/** Facts that decide how this program can be started again. */
export interface LauncherOptions {
  /** The environment of this process, with the original names of the variables. */
  readonly inherited: Variables;
  readonly platform: NodeJS.Platform;
  /** The working folder at start; undefined if it no longer exists. */
  readonly workingFolder: string | undefined;
  /** The running Node and its script; both absolute. */
  readonly nodePath: string;
  readonly script: string;
  /** True if the script is a single executable. */
  readonly isBinary: boolean;
  readonly version: string;
  readonly shell: ShellSyntax;
}

/**
 * Finds out how the person can start this program: by its command if PATH leads to this version, by `npm start` in a
 * checkout, else by Node and the absolute path of the script. Never throws.
 */
export function findLaunchers(options: LauncherOptions): Launchers {
  const { shell } = options;
  const { form } = findInstallation(options);
  const runner = runners[form];
  if (runner === undefined && isInstalled(options)) {
    const installed: Launcher = { words: [command], beforeArguments: [] };
    return { here: installed, anywhere: installed, shell };
  }
  const words = form === 'binary' ? [options.script] : [nodeWord(options), options.script];
  const byPath: Launcher = { words, beforeArguments: [] };
  // A tool that starts this program later gets the path, because its PATH may not have the runner.
  if (runner !== undefined)
    return { here: { words: runner, beforeArguments: [] }, anywhere: byPath, shell };
  if (form === 'binary') return { here: byPath, anywhere: byPath, shell };
  const byNpm: Launcher = { words: ['npm', 'start'], beforeArguments: ['--'] };
  const root = join(dirname(realPath(options.script)), '..');
  const isAtRoot = realPath(folderOf(options)) === root;
  return {
    here: isInCheckout(options) ? byNpm : byPath,
    anywhere: byPath,
    shell,
    install: ['npm', 'install', '-g', isAtRoot ? '.' : root],
  };
}

/** Programs that run a package without installing it. */
const runners: Partial<Readonly<Record<InstallationForm, readonly string[]>>> = {
  npx: ['npx', command],
  uvx: ['uvx', command],
  'pipx-run': ['pipx', 'run', command],
};

/** Returns true if a shell that looks up our command finds this script, or another copy of this version. */
function isInstalled(options: LauncherOptions): boolean {
  const found = onPath(command, options);
  if (found === undefined) return false;
  if (realPath(found) === realPath(options.script)) return true;
  // Python's installers put a start program into the environment that contains the package.
  const environment = /^(.*)[\\/](?:lib[\\/]python[^\\/]+|Lib)[\\/]site-packages[\\/]/.exec(
    options.script,
  )?.[1];
  if (environment !== undefined && realPath(found).startsWith(environment + sep)) return true;
  // On Windows, the file on PATH is a script, and the package is in a folder beside this script.
  const folders = [
    join(dirname(realPath(found)), '..'),
    join(dirname(found), 'node_modules', command),
  ];
  return folders.some((folder) => isThisVersion(folder, options.version));
}

function isThisVersion(folder: string, version: string): boolean {
  const { name, version: other } = readPackage(folder);
  return name === command && other === version;
}

/** Returns true if `npm start` in the working folder starts this program. */
function isInCheckout(options: LauncherOptions): boolean {
  const root = join(dirname(realPath(options.script)), '..');
  if (!existsSync(join(root, 'src', 'main.ts'))) return false;
  let folder = realPath(folderOf(options));
  while (folder.startsWith(root + sep) && !existsSync(join(folder, 'package.json'))) {
    folder = dirname(folder);
  }
  return folder === root;
}

/**
 * Returns the person's folder. It may differ from the working folder, because npm runs scripts in the package's root.
 */
function folderOf({ inherited, workingFolder }: LauncherOptions): string {
  return inherited['INIT_CWD'] ?? workingFolder ?? '';
}

/** Returns `node` if PATH leads to the running Node, else its absolute path. */
function nodeWord(options: LauncherOptions): string {
  const found = onPath('node', options);
  const isOurs = found !== undefined && realPath(found) === realPath(options.nodePath);
  return isOurs ? 'node' : options.nodePath;
}

function readPackage(folder: string): { readonly name?: unknown; readonly version?: unknown } {
  try {
    const found: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}
