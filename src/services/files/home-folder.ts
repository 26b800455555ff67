import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

const root = '/';

/**
 * The person's home: what the environment says, or else the system's list of users. The root, as containers have it,
 * where neither names one: a path that begins nowhere would lead into whatever folder we were started in.
 */
export function homeFolder(): string {
  return pathFrom(homedir) ?? pathFrom(() => userInfo().homedir) ?? root;
}

/** The system throws for a user that it does not list. */
function pathFrom(ask: () => string): string | undefined {
  try {
    const path = ask();
    return isAbsolute(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Something that stands in a folder; the process is one. */
export interface StatusKind {
  cwd(): string;
  chdir(path: string): void;
}

/**
 * Returns the folder that the process was started in; undefined where it no longer exists. Then the process goes to the
 * root, for Node and its libraries fail in a folder that does not exist.
 */
export function startFolder(program: StatusKind): string | undefined {
  try {
    return program.cwd();
  } catch {
    program.chdir(root);
    return undefined;
  }
}
