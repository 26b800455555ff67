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

/** Of a user who is not on its list, the system throws. */
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
 * The folder we were started in. Where that one was taken away the process goes to the root, since nothing can be found
 * out from nowhere, and the home stands for it.
 */
export function startFolder(program: StatusKind, home: string): string {
  try {
    return program.cwd();
  } catch {
    program.chdir(root);
    return home;
  }
}
