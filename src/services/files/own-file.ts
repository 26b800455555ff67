import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { platform, userInfo } from 'node:os';
import { dirname } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import { posixSyntax } from '../../i18n/command-line.ts';
import { systemCode } from './file-error.ts';
import { readNoLink } from './open-flags.ts';

/** Reasons not to read a file of the app folder. */
export type OwnFileProblem = 'link' | 'folder' | 'not-a-file' | 'other-owner' | 'too-large';

export class OwnFileError extends Error {
  readonly problem: OwnFileProblem;

  constructor(problem: OwnFileProblem) {
    super(problem);
    this.problem = problem;
  }
}

/**
 * Returns the bytes of a file that this user owns; undefined if it does not exist. Reads synchronously, because
 * starting Node's thread pool takes many times as long. Throws `OwnFileError`, and the errors of the system.
 */
export function readOwnFile(
  path: string,
  { uid, maxBytes }: { readonly uid: number | undefined; readonly maxBytes: number },
): Buffer | undefined {
  const file = open(path);
  if (file === undefined) return undefined;
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw new OwnFileError('folder');
    if (!stats.isFile()) throw new OwnFileError('not-a-file');
    if (uid !== undefined && stats.uid !== uid) throw new OwnFileError('other-owner');
    if (stats.size > maxBytes) throw new OwnFileError('too-large');
    return readAll(file, stats.size);
  } finally {
    closeSync(file);
  }
}

/** Limits of the wait on Windows, 2.5 s, while another process, such as a virus scanner, has locked the file. */
const maxPauses = 50;
const pauseMs = 50;
const never = new Int32Array(new SharedArrayBuffer(4));
const pause = () => Atomics.wait(never, 0, 0, pauseMs);

function open(path: string, pauses = maxPauses): number | undefined {
  try {
    // All checks use the opened file: the path may be replaced between a check and the opening.
    return openSync(path, readNoLink);
  } catch (thrown) {
    const code = systemCode(thrown);
    if (code === 'EBUSY' && pauses > 0 && platform() === 'win32') {
      pause();
      return open(path, pauses - 1);
    }
    if (code === 'ENOENT') return undefined;
    if (code === 'ELOOP') throw new OwnFileError('link');
    // The path is a socket, or a device that does not exist.
    if (code === 'ENXIO') throw new OwnFileError('not-a-file');
    throw thrown;
  }
}

/** Reads the size at the time of opening, and no more if the file grows meanwhile. */
function readAll(file: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/**
 * Throws the error files/not-yours if the app folder belongs to another user, who could replace our files. If it cannot
 * be inspected, the error names the parent folder that prevents it.
 */
export function checkOwnFolder(folder: string, uid: number | undefined): void {
  if (uid === undefined) return;
  try {
    const owner = statSync(folder).uid;
    if (owner !== uid) throw notYours(folder, owner, uid);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    if (systemCode(thrown) === 'EACCES') checkOwnFolder(dirname(folder), uid);
  }
}

/**
 * Returns the error for a folder or file of another user. If it is inside a folder of this user (for example after
 * `sudo`), the error includes the command that changes the owner.
 */
export function notYours(path: string, owner: number, uid: number): AppError {
  const error = { code: 'files', problem: 'not-yours', path, owner: userName(owner) } as const;
  if (uid === 0 || ownerOf(dirname(path)) !== uid) return new AppError(error);
  const words = ['sudo', 'chown', '-R', userName(uid), path];
  return new AppError({ ...error, command: words.map(posixSyntax.quote).join(' ') });
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}

/** Returns the name of a user, or the number if the system's list of users does not have it. */
function userName(uid: number): string {
  try {
    const own = userInfo();
    if (own.uid === uid) return own.username;
    const line = new RegExp(`^([^:\\n]+):[^:\\n]*:${uid}:`, 'm');
    return line.exec(readFileSync('/etc/passwd', 'utf8'))?.[1] ?? String(uid);
  } catch {
    return String(uid);
  }
}
