import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Launcher, Launchers, ShellSyntax } from '../../i18n/command-line.ts';
import { locate, pathFolders } from './programs.ts';
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
  readonly version: string;
  readonly shell: ShellSyntax;
}

/**
 * Finds out how the person can start this program: by its command if PATH leads to this version, by `npm start` in a
 * checkout, else by Node and the absolute path of the script. Never throws.
 */
export function findLaunchers(options: LauncherOptions): Launchers {
  const { shell } = options;
  if (isInstalled(options)) {
    const installed: Launcher = { words: [command], beforeArguments: [] };
    return { here: installed, anywhere: installed, shell };
  }
  const byPath: Launcher = { words: [nodeWord(options), options.script], beforeArguments: [] };
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

/** Returns true if a shell that looks up our command finds this script, or another copy of this version. */
function isInstalled(options: LauncherOptions): boolean {
  const found = onPath(command, options);
  if (found === undefined) return false;
  if (realPath(found) === realPath(options.script)) return true;
  // On Windows, PATH contains a script, and the package is in a folder beside it.
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

/** Returns the folder that the person is in: npm runs scripts in the root of the package. */
function folderOf({ inherited, workingFolder }: LauncherOptions): string {
  return inherited['INIT_CWD'] ?? workingFolder ?? '';
}

/** Returns `node` if PATH leads to the running Node, else its absolute path. */
function nodeWord(options: LauncherOptions): string {
  const found = onPath('node', options);
  const isOurs = found !== undefined && realPath(found) === realPath(options.nodePath);
  return isOurs ? 'node' : options.nodePath;
}

/** Returns the file that a shell would run; undefined if it finds none. */
function onPath(name: string, options: LauncherOptions): string | undefined {
  const folders = pathFolders(options).filter((folder) => !isOfNpm(folder));
  return locate(name, folders, options);
}

/** Returns true for folders that npm adds to PATH while a script runs. */
function isOfNpm(folder: string): boolean {
  return /[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder);
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function readPackage(folder: string): { readonly name?: unknown; readonly version?: unknown } {
  try {
    const found: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}
