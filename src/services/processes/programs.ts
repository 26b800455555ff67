import { existsSync, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { isExecutable } from './executable.ts';
import { isFullPath, type Launch, launchOf } from './launch.ts';
import { type Variables, variableNamed, withoutSecrets } from './variables.ts';

export interface ProgramsOptions {
  /** The environment of this process, with the original names of the variables. */
  readonly inherited: Variables;
  readonly platform: NodeJS.Platform;
  /** The person's home folder, absolute. */
  readonly home: string;
  /** The absolute path of the folder in which this process was started; undefined if it no longer exists. */
  readonly workingFolder: string | undefined;
}

/** The programs that this program may start on its own. */
export interface Programs {
  /**
   * Returns the absolute path of a program on PATH; undefined if there is none. Ignores folders that a project could
   * have filled: relative or empty entries, the working folder, its work tree, and any `node_modules/.bin`.
   */
  find(name: string): string | undefined;
  /**
   * The environment for such a program: without variables that may hold a key or the passphrase, and with a PATH of
   * only the folders that `find` uses, because the program looks up other programs there.
   */
  readonly environment: Variables;
  /** Returns how to start the program at an absolute path. Throws `UnsafeArgument`. */
  launch(path: string, args: readonly string[]): Promise<Launch>;
}

/**
 * Creates the look-up of programs. Does not use the look-up of the system, which on Windows tries the working folder
 * before PATH.
 */
export function createPrograms(options: ProgramsOptions): Programs {
  const { inherited, platform } = options;
  const project = projectFolder(options);
  const folders = pathFolders(options).filter((folder) => !isOfProject(folder, project, platform));
  const found = new Map<string, string>();
  return {
    find: (name) => {
      const before = found.get(name);
      if (before !== undefined && isProgram(before, platform)) return before;
      const path = locate(name, folders, options);
      if (path !== undefined) found.set(name, path);
      return path;
    },
    launch: (path, args) => launchOf(path, args, options),
    environment: {
      ...withPath(withoutSecrets(inherited), folders, platform),
      // Prevents cmd.exe, which the program may run, from searching the working folder.
      ...(platform === 'win32' && { NoDefaultCurrentDirectoryInExePath: '1' }),
    },
  };
}

export type LookUp = Pick<ProgramsOptions, 'inherited' | 'platform'>;

/** Returns the absolute folders that PATH names, in order. */
export function pathFolders({ inherited, platform }: LookUp): readonly string[] {
  const isWindows = platform === 'win32';
  // The folders that POSIX systems search without PATH.
  const list = variableNamed(inherited, 'PATH', platform) ?? (isWindows ? '' : '/usr/bin:/bin');
  if (!isWindows) return list.split(':').filter((entry) => entry.startsWith('/'));
  // Quotes protect a semicolon.
  const entries = list.match(/(?:"[^"]*"|[^;])+/g) ?? [];
  return entries.map((entry) => entry.replaceAll('"', '').trim()).filter(isFullPath);
}

/** Returns the first file in these folders that the system would run under this name; undefined if there is none. */
export function locate(
  name: string,
  folders: readonly string[],
  options: LookUp,
): string | undefined {
  if (name === '' || /[\\/\0]/.test(name)) return undefined;
  const { join } = pathsOf(options.platform);
  for (const folder of folders) {
    for (const file of fileNames(name, options)) {
      const path = join(folder, file);
      if (isProgram(path, options.platform)) return path;
    }
  }
  return undefined;
}

/** Extensions in PATHEXT that run without another program. */
const startable = ['.com', '.exe', '.bat', '.cmd'];

/** Returns the file names that a command name may refer to: on Windows, with each ending in PATHEXT. */
export function fileNames(name: string, { inherited, platform }: LookUp): readonly string[] {
  if (platform !== 'win32') return [name];
  const listed = variableNamed(inherited, 'PATHEXT', platform) || startable.join(';');
  const known = extensionsIn(listed).filter((ending) => startable.includes(ending));
  // Windows itself starts an .exe whatever PATHEXT holds.
  const endings = known.length > 0 ? known : startable;
  const hasEnding = startable.some((ending) => name.toLowerCase().endsWith(ending));
  return [...(hasEnding ? [name] : []), ...endings.map((ending) => name + ending)];
}

function extensionsIn(list: string): readonly string[] {
  return list
    .toLowerCase()
    .split(';')
    .map((ending) => ending.trim());
}

/** Returns the files on Windows that a command name may refer to and that only another program can run: `tool.ps1`. */
export function scriptNames(name: string, { inherited, platform }: LookUp): readonly string[] {
  if (platform !== 'win32') return [];
  const listed = extensionsIn(variableNamed(inherited, 'PATHEXT', platform) ?? '');
  const endings = ['.ps1', ...listed].filter(
    (ending) => /^\.\w+$/.test(ending) && !startable.includes(ending),
  );
  const hasEnding = /\.\w+$/.test(name);
  return [...(hasEnding ? [name] : []), ...endings.map((ending) => name + ending)];
}

function isProgram(path: string, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return statsOf(path)?.isDirectory() === false;
  return isExecutable(path);
}

/**
 * Returns the status of a file; undefined if it does not exist. A Microsoft Store alias can be run although its link
 * cannot be followed, so its own status is returned.
 */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return lstatSync(path, { throwIfNoEntry: false });
  }
}

/** The folders whose contents a project decides. */
interface ProjectFolders {
  /** The folder as named, and with links resolved. */
  readonly itself: readonly string[];
  readonly withAllBelow: boolean;
}

/**
 * Returns the work tree around the working folder. If there is none, or it contains the home folder, the programs below
 * are the person's or the system's own, and only the working folder itself is ignored.
 */
function projectFolder({ workingFolder, home, platform }: ProgramsOptions): ProjectFolders {
  if (workingFolder === undefined) return { itself: [], withAllBelow: false };
  const root = workTreeAbove(workingFolder, pathsOf(platform));
  const isProject = root !== undefined && !isWithin(realPath(home), realPath(root), platform);
  const itself = isProject ? root : workingFolder;
  return { itself: [itself, realPath(itself)], withAllBelow: isProject };
}

function workTreeAbove(folder: string, paths: typeof posix): string | undefined {
  if (existsSync(paths.join(folder, '.git'))) return folder;
  const above = paths.dirname(folder);
  return above === folder ? undefined : workTreeAbove(above, paths);
}

function isOfProject(folder: string, project: ProjectFolders, platform: NodeJS.Platform): boolean {
  return [folder, realPath(folder)].some((path) => {
    if (/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(path)) return true;
    return project.itself.some((own) =>
      project.withAllBelow ? isWithin(path, own, platform) : isSame(path, own, platform),
    );
  });
}

function isWithin(path: string, folder: string, platform: NodeJS.Platform): boolean {
  const { relative, isAbsolute } = pathsOf(platform);
  const below = relative(folder, path);
  return below !== '..' && !/^\.\.[\\/]/.test(below) && !isAbsolute(below);
}

function isSame(path: string, other: string, platform: NodeJS.Platform): boolean {
  return pathsOf(platform).relative(path, other) === '';
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function pathsOf(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

function withPath(
  variables: Variables,
  folders: readonly string[],
  platform: NodeJS.Platform,
): Variables {
  const isPath = (name: string) =>
    name === 'PATH' || (platform === 'win32' && name.toUpperCase() === 'PATH');
  const others = Object.entries(variables).filter(([name]) => !isPath(name));
  const PATH = folders.join(platform === 'win32' ? ';' : ':');
  return { ...Object.fromEntries(others), PATH };
}
