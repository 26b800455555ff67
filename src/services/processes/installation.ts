import { existsSync, realpathSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import type { Installation, InstallationForm } from '../ports/app-data.ts';
import { type LookUp, locate, pathFolders } from './programs.ts';

export interface InstallationOptions extends LookUp {
  /** The file that was started, absolute. */
  readonly script: string;
  /** True for a single executable. */
  readonly isBinary: boolean;
}

const command = 'mistral-onboard';

/**
 * The location of each kind of installation: the identifying part of its path, up to the folder that may be deleted.
 */
const places: readonly (readonly [InstallationForm, RegExp])[] = [
  ['npx', /^.*[\\/]_npx[\\/][^\\/]+/],
  // Packages that are run without being installed: pnpm dlx, yarn dlx, bunx.
  ['cache', /^.*[\\/](?:dlx(?:-[^\\/]+)?[\\/][^\\/]+|bunx-[^\\/]+)/],
  ['pnpm', /^.*[\\/]pnpm[\\/].*[\\/]node_modules[\\/]mistral-onboard/],
  ['bun', /^.*[\\/]\.bun[\\/]install[\\/]global[\\/]/],
  ['yarn', /^.*[\\/]yarn[\\/](?:Data[\\/])?global[\\/]/i],
  ['npm', /^.*[\\/](?:lib|npm|nodejs)[\\/]node_modules[\\/]mistral-onboard(?=[\\/])/],
  ['npm-project', /^.*(?=[\\/]node_modules[\\/])/],
];

const pythonPlaces: readonly (readonly [InstallationForm, RegExp])[] = [
  ['pipx', /^.*[\\/]pipx[\\/]venvs[\\/][^\\/]+/],
  ['pipx-run', /^.*[\\/]pipx[\\/](?:\.cache[\\/])?[0-9a-f]{8,}(?=[\\/])/],
  ['uv', /^.*[\\/]uv[\\/](?:data[\\/])?tools[\\/][^\\/]+/],
  ['uvx', /^.*[\\/](?:archive|environments|builds)-v\d+[\\/][^\\/]+/],
  ['pip', /^.*[\\/]site-packages[\\/]mistral_onboard/],
];

/** Determines from the location of its script how this program was installed. Never throws. */
export function findInstallation(options: InstallationOptions): Installation {
  const path = realPath(options.script);
  if (options.isBinary) return { form: 'binary', path };
  const { dirname, join } = options.platform === 'win32' ? win32 : posix;
  const root = dirname(dirname(path));
  if (existsSync(join(root, 'src', 'main.ts'))) {
    const found = onPath(command, options);
    return {
      form: 'checkout',
      path: root,
      isLinked: found !== undefined && realPath(found) === path,
    };
  }
  const isOfPython = /[\\/]site-packages[\\/]mistral_onboard[\\/]/.test(path);
  for (const [form, pattern] of isOfPython ? pythonPlaces : places) {
    const [found] = pattern.exec(path) ?? [];
    if (found !== undefined) return { form, path: found };
  }
  return { form: 'cache', path: root };
}

/** Returns the file that a shell would run; undefined if it finds none. */
export function onPath(name: string, options: LookUp): string | undefined {
  const folders = pathFolders(options).filter((folder) => !isOfNpm(folder));
  return locate(name, folders, options);
}

/** Returns true for folders that npm adds to PATH while a script runs. */
function isOfNpm(folder: string): boolean {
  return /[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder);
}

export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
