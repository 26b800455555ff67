import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Facts about this process and others. */
export interface OwnProcess {
  readonly pid: number;
  /** The user that files of ours belong to; undefined where the system has no such number. */
  readonly uid: number | undefined;
  /** True while a process of this machine has that id. */
  readonly isRunning: (pid: number) => boolean;
}

/** Milliseconds after which no honest write is still under way. */
const longestWriteMs = 30_000;

const pattern = /^(?<host>[0-9a-f]{8})-(?<pid>[0-9]{1,10})-[0-9a-f]{16}$/;

/** Returns a name for what one process holds for one write. It tells others when that process has ended. */
export function newLockOwner(pid: number): string {
  return `${hostMark()}-${pid}-${randomBytes(8).toString('hex')}`;
}

/** True for a text that `newLockOwner` may have returned. */
export function isLockOwner(text: string): boolean {
  return pattern.test(text);
}

/**
 * True if the process that made this name `ageMs` ago has ended, or must have. Of a process on another machine, or in
 * another container, only the age is known.
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

/** Returns nothing on systems without these files, and where /proc is not mounted. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
