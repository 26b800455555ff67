import { fstatSync, type Stats } from 'node:fs';

/** On Linux, /dev/null is the device 1:3. */
const nullDevice = 0x103;

/** Returns `node:tty`. Called only for a device, because loading that module loads all of Node's streams. */
export type LateTty = () => { readonly isatty: (fd: number) => boolean };

/** Returns true if a file descriptor is a terminal. */
export function isTerminal(fd: number, tty: LateTty): boolean {
  const found = statsOf(fd);
  if (found?.isCharacterDevice() !== true || found.rdev === nullDevice) return false;
  return tty().isatty(fd);
}

/** Returns the type of a file descriptor; undefined if it is closed. */
export function statsOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined;
  }
}
