import { fstatSync, type Stats } from 'node:fs';

/** On Linux, /dev/null is the device 1:3. */
const nullDevice = 0x103;

/** Loads `node:tty`. Called only for a device, because that module loads all of Node's streams. */
export type LoadTty = () => { readonly isatty: (fd: number) => boolean };

/** Returns true if a file descriptor is a terminal. */
export function isTerminal(fd: number, loadTty: LoadTty): boolean {
  const found = statsOf(fd);
  if (found?.isCharacterDevice() !== true || found.rdev === nullDevice) return false;
  return loadTty().isatty(fd);
}

/** Returns the file status of a descriptor; undefined if it is closed. */
export function statsOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined;
  }
}
