import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Facts about this process and others. */
export interface OwnProcess {
  readonly pid: number;
  /** The user who must own our files; undefined on systems without user numbers. */
  readonly uid: number | undefined;
  /** Returns true while a process of this machine has this id. */
  readonly isRunning: (pid: number) => boolean;
}

/** Maximum duration of a write in milliseconds. After that, its process counts as ended. */
const longestWriteMs = 30_000;

const pattern = /^(?<host>[0-9a-f]{8})-(?<pid>[0-9]{1,10})-[0-9a-f]{16}$/;

/**
 * Returns a unique name for one write of a process. Other processes can tell from it whether this process has ended.
 */
export function newLockOwner(pid: number): string {
  return `${hostMark()}-${pid}-${randomBytes(8).toString('hex')}`;
}

/** Returns true for a text that `newLockOwner` may have returned. */
export function isLockOwner(text: string): boolean {
  return pattern.test(text);
}

/**
 * Returns true if the process that created this name `ageMs` ago has certainly ended. For a process on another machine
 * or in another container, only the age decides. A negative age means that the clock was set back since; then the time
 * in between is unknown, and a name from far in the future would otherwise never become stale.
 */
export function isStale(
  lockOwner: string,
  ageMs: number,
  isRunning: OwnProcess['isRunning'],
): boolean {
  if (Math.abs(ageMs) > longestWriteMs) return true;
  const { host, pid } = pattern.exec(lockOwner)?.groups ?? {};
  return host === hostMark() && !isRunning(Number(pid));
}

let mark: string | undefined;

/**
 * Returns a mark of the machine or container in which process ids are unique. Two containers may share a host name and
 * a folder, so on Linux the mark also depends on the process namespace and the start of the machine.
 */
function hostMark(): string {
  mark ??= createHash('sha256')
    .update([hostname(), processNamespace(), bootId()].join('\n'))
    .digest('hex')
    .slice(0, 8);
  return mark;
}

const processNamespace = () => textOrEmpty(() => readlinkSync('/proc/self/ns/pid'));
const bootId = () => textOrEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));

/** Returns an empty text on systems without these files, or without /proc. */
function textOrEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
