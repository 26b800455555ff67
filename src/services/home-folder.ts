import { homedir, userInfo } from 'node:os';
import { isAbsolute, resolve } from 'node:path';

/**
 * The person's home: what the environment says, or else the system's list of users. The root, as containers have it,
 * where neither names one: a path that begins nowhere would lead into whatever folder we were started in.
 */
export function homeFolder(): string {
  return pathFrom(homedir) ?? pathFrom(() => userInfo().homedir) ?? resolve('/');
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
