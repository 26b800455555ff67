import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Facts about this process and others. */
export interface OwnProcess {
  readonly pid: number;
  /** The user who must own our files; undefined on systems without user numbers. */
  readonly uid: number | undefined;
  /** True while a process of this machine has that id. */
  readonly isRunning: (pid: number) => boolean;
}

/** Milliseconds after which no honest write is still under way. */
const longestWriteMs = 30_000;

const pattern = /^(?<host>[0-9a-f]{8})-(?<pid>[0-9]{1,10})-[0-9a-f]{16}$/;

/** Returns a name for one write of one process, from which other processes can tell that this process has ended. */
export function newLockOwner(pid: number): string {
  return `${hostMark()}-${pid}-${randomBytes(8).toString('hex')}`;
}

/** True for a text that `newLockOwner` may have returned. */
export function isLockOwner(text: string): boolean {
  return pattern.test(text);
}

/**
 * Returns true if the process that created this name `ageMs` ago has certainly ended. For a process on another machine
 * or in another container, only the age decides.
 */
export function isStale(
  lockOwner: string,
  ageMs: number,
  isRunning: OwnProcess['isRunning'],
): boolean {
  if (ageMs > longestWriteMs) return true;
  const { host, pid } = pattern.exec(lockOwner)?.groups ?? {};
  return host === hostMark() && !isRunning(Number(pid));
}

let mark: string | undefined;

/**
 * Names the set of processes among which a process id says who is meant. Containers may have the same host name, and
 * share a folder, so on Linux the process namespace and the start of the machine count, too.
 */
function hostMark(): string {
  mark ??= createHash('sha256')
    .update([hostname(), processNamespace(), bootId()].join('\n'))
    .digest('hex')
    .slice(0, 8);
  return mark;
}

const processNamespace = () => orNothing(() => readlinkSync('/proc/self/ns/pid'));
const bootId = () => orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));

/** Returns an empty text on systems without these files, or without /proc. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
