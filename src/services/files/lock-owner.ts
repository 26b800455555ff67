import { createHash, randomBytes } from 'node:crypto';
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

/** A name for what one process holds for one write, and no one else: by it, it is known when that process is gone. */
export function newLockOwner(pid: number): string {
  return `${hostMark()}-${pid}-${randomBytes(8).toString('hex')}`;
}

/** True for a text that `newClaim` may have given. */
export function isLockOwner(text: string): boolean {
  return pattern.test(text);
}

/**
 * True where whoever made the claim, `ageMs` ago, has ended or must have. Of a process on another machine, or in
 * another container, only the age can be known.
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

function hostMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
