import { fstatSync, type Stats } from 'node:fs';

/** On Linux, /dev/null is the device 1:3. */
const nullDevice = 0x103;

/** Gives Node's `node:tty`, which loads all of its streams: so it is asked for late, and of a device alone. */
export type LateTty = () => { readonly isatty: (fd: number) => boolean };

/** True where a file descriptor is a terminal. */
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
