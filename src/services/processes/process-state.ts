import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** State of this process at its start that Node does not pass to its children. */
export interface ProcessState {
  /** Descriptors from 3 on that were open at the start: Node closes the first ones in every child. */
  readonly descriptors: readonly number[];
  /** The soft limit of open files before Node raised it. */
  readonly openFiles: number | undefined;
  /** Signals that were ignored at the start: Node listens to all of them again. */
  readonly ignored: readonly string[];
}

/** The state on systems that do not report it. */
export const unknownState: ProcessState = { descriptors: [], openFiles: undefined, ignored: [] };

/**
 * Reads the state from /proc on Linux; unknown elsewhere. Must be called before any other file is opened. Reads the
 * limit and the signals of the parent, because Node has changed those of this process. Never throws.
 */
export function readProcessState(ppid: number, proc = '/proc'): ProcessState {
  return {
    descriptors: attempt(() => inheritedDescriptors(proc)) ?? [],
    openFiles: attempt(() => loweredLimit(ppid, proc)),
    ignored: attempt(() => ignoredSignals(readFileSync(`${proc}/${ppid}/status`, 'latin1'))) ?? [],
  };
}

interface Descriptor {
  readonly number: number;
  /** Such as `pipe:[4711]` or a path. */
  readonly target: string;
  /** Flags of `open`. */
  readonly flags: number;
}

const accessMode = 0o3;
const closeOnExec = 0o2000000;

/**
 * Returns the inherited descriptors. Node uses the lowest free numbers for its own, so those below its first one were
 * inherited. Above it, Node's own are recognised by their kind: event queues, pipes with both ends in this process, and
 * the null device opened for reading.
 */
function inheritedDescriptors(proc: string): readonly number[] {
  const all = readdirSync(`${proc}/self/fd`)
    .map(Number)
    .filter((number) => number > 2)
    .sort((one, other) => one - other)
    .flatMap((number) => attempt(() => describe(proc, number)) ?? []);
  const first = all.find(({ target }) => target === 'anon_inode:[eventpoll]')?.number ?? 0;
  return all
    .filter((one) => (one.flags & closeOnExec) !== 0)
    .filter((one) => one.number < first || !isOfNode(one, all))
    .map(({ number }) => number);
}

function describe(proc: string, number: number): Descriptor {
  const target = readlinkSync(`${proc}/self/fd/${number}`);
  const info = readFileSync(`${proc}/self/fdinfo/${number}`, 'latin1');
  return {
    number,
    target,
    flags: Number.parseInt(/^flags:\s*([0-7]+)/m.exec(info)?.[1] ?? '0', 8),
  };
}

function isOfNode(one: Descriptor, all: readonly Descriptor[]): boolean {
  const { target, flags } = one;
  if (target.startsWith('anon_inode:')) return true;
  if (target === '/dev/null' && (flags & accessMode) === 0) return true;
  const isOtherEnd = (each: Descriptor) =>
    each.target === target && (each.flags & accessMode) !== (flags & accessMode);
  return target.startsWith('pipe:') && all.some(isOtherEnd);
}

/** Returns the soft limit of open files before Node raised it at its start; undefined if Node did not change it. */
function loweredLimit(ppid: number, proc: string): number | undefined {
  const [ours, theirs] = ['self', ppid].map((id) => openFileLimits(proc, id));
  if (ours === undefined || theirs === undefined || ours.hard !== theirs.hard) return undefined;
  return theirs.soft < ours.soft ? theirs.soft : undefined;
}

function openFileLimits(proc: string, id: string | number) {
  const text = readFileSync(`${proc}/${id}/limits`, 'latin1');
  const found = /^Max open files\s+(\d+|unlimited)\s+(\d+|unlimited)/m.exec(text);
  const [soft, hard] = [found?.[1], found?.[2]].map((word) =>
    word === 'unlimited' ? Number.POSITIVE_INFINITY : Number(word),
  );
  return soft === undefined || hard === undefined ? undefined : { soft, hard };
}

/** Signals that a parent ignores for its children. Shells ignore the others only for themselves. */
const inheritedSignals: readonly (readonly [name: string, number: number])[] = [
  ['HUP', 1],
  ['INT', 2],
  ['USR1', 10],
  ['USR2', 12],
];

function ignoredSignals(status: string): readonly string[] {
  const mask = BigInt(`0x${/^SigIgn:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
  return inheritedSignals
    .filter(([, number]) => (mask & (1n << BigInt(number - 1))) !== 0n)
    .map(([name]) => name);
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
