import { posix, win32 } from 'node:path';
import { AppError } from '../../errors/errors.ts';

export interface PathStart {
  /** The person's home folder, absolute. */
  readonly home: string;
  /** The absolute path of the folder in which this process was started; undefined if it no longer exists. */
  readonly workingFolder: string | undefined;
  readonly platform: NodeJS.Platform;
}

/**
 * Returns the absolute form of a path that the person wrote: `~` is the home folder, and a relative path starts at the
 * working folder. Throws the error usage/folder-gone if the working folder no longer exists.
 */
export function resolvePath(path: string, { home, workingFolder, platform }: PathStart): string {
  const { isAbsolute, resolve } = platform === 'win32' ? win32 : posix;
  const below = (platform === 'win32' ? /^~(?:[\\/]|$)/ : /^~(?:\/|$)/).exec(path)?.[0];
  if (below !== undefined) return resolve(home, path.slice(below.length));
  if (isAbsolute(path)) return resolve(path);
  if (workingFolder === undefined) {
    throw new AppError({ code: 'usage', problem: 'folder-gone', given: '' });
  }
  return resolve(workingFolder, path);
}
