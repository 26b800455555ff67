import { fstatSync, type Stats } from 'node:fs';

/** Of Linux, where a short command's results are thrown away: the device 1:3. */
const nullDevice = 0x103;

/** True where a file descriptor is a terminal. Node's own answer loads all of its streams, and is asked for only then. */
export function isTerminal(fd: number): boolean {
  const found = statsOf(fd);
  if (found?.isCharacterDevice() !== true || found.rdev === nullDevice) return false;
  return process.getBuiltinModule('node:tty').isatty(fd);
}

/** What a file descriptor is; undefined where it is closed. */
export function statsOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined;
  }
}
