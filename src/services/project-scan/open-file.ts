import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { systemCode } from '../files/file-error.ts';
import { readAtOnce, readNoLink } from '../files/open-flags.ts';
import { encodePath } from './path-bytes.ts';

/** A regular file that is open, and not empty. */
export interface OpenFile {
  readonly descriptor: number;
  readonly size: number;
  /** The permission bits. */
  readonly mode: number;
}

/**
 * Opens a file. Returns `none` if it is missing, empty or not a regular file, and `unreadable` if it cannot be opened.
 * Follows a link only if asked to.
 */
export function openFile(path: string, followsLinks = false): OpenFile | 'none' | 'unreadable' {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(encodePath(path), followsLinks ? readAtOnce : readNoLink);
    const stats = fstatSync(descriptor);
    // A file that the system generates has size 0, and may be endless.
    if (stats.isFile() && stats.size > 0) {
      return { descriptor, size: stats.size, mode: stats.mode & 0o777 };
    }
    closeSync(descriptor);
    return 'none';
  } catch (thrown) {
    if (descriptor !== undefined) closeSync(descriptor);
    const absent = ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO', 'EMLINK'];
    return absent.includes(systemCode(thrown) ?? '') ? 'none' : 'unreadable';
  }
}

/** Maximum bytes read of a file. One of git has a line for each fetched branch. */
const maxBytes = 1_000_000;

/** Returns the beginning of a file; undefined if it is missing or not a regular file. Never waits for a pipe. */
export function textOf(path: string): string | undefined {
  const file = openFile(path, true);
  if (typeof file === 'string') return undefined;
  const { descriptor, size } = file;
  try {
    const bytes = Buffer.alloc(Math.min(size, maxBytes));
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}
