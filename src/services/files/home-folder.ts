import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

const root = '/';

/**
 * Returns the person's home folder from the environment, else from the system's list of users. Returns the root, as in
 * containers, if neither names one, because a relative path would depend on the working folder.
 */
export function homeFolder(): string {
  return pathFrom(homedir) ?? pathFrom(() => userInfo().homedir) ?? root;
}

/** Returns an absolute path, or undefined if there is none: the system throws for a user that is not in its list. */
function pathFrom(ask: () => string): string | undefined {
  try {
    const path = ask();
    return isAbsolute(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The part of the process that has a working folder. */
export interface FolderOwner {
  cwd(): string;
  chdir(path: string): void;
}

/**
 * Returns the folder in which the process was started; undefined if it no longer exists. In that case, changes to the
 * root, because Node and its libraries fail in a missing folder.
 */
export function startFolder(program: FolderOwner): string | undefined {
  try {
    return program.cwd();
  } catch {
    program.chdir(root);
    return undefined;
  }
}
