import { readdirSync, readFileSync } from 'node:fs';

const lastCalls = new Set<() => void>();
process.once('exit', () => {
  for (const call of lastCalls) call();
});

/**
 * Calls `end` when the process of the tests ends, so that nothing outlives it. Returns a function that cancels this.
 */
export function atOurEnd(end: () => void): () => void {
  lastCalls.add(end);
  return () => void lastCalls.delete(end);
}

/** Returns the running processes that `pid` started itself. Linux. */
export function childrenOf(pid: number): readonly number[] {
  return processNames()
    .filter((name) => parentOf(name) === pid)
    .map(Number);
}

/**
 * Returns a running process that `pid` started, without examining all processes. `pid` must have a single thread.
 * Linux.
 */
export function childOf(pid: number): number | undefined {
  try {
    const [first = ''] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    if (first !== '') return Number(first);
  } catch {
    // Not every kernel provides it.
  }
  return childrenOf(pid)[0];
}

/** Returns true while a process with this id has not ended. Linux. */
export function isRunning(pid: number): boolean {
  const stat = statOf(String(pid));
  return stat !== undefined && stat[0] !== 'Z';
}

/** Returns true while a process runs, or waits for a core or a disk. Linux. */
export function isBusy(pid: number): boolean {
  const state = statOf(String(pid))?.[0];
  return state === 'R' || state === 'D';
}

/** Returns true while a process is suspended by a signal. Linux. */
export function isStopped(pid: number): boolean {
  return statOf(String(pid))?.[0] === 'T';
}

function parentOf(name: string): number | undefined {
  const parent = statOf(name)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** Returns state, parent and the rest: the fields after the program's name, which may contain anything. */
function statOf(name: string): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Maximum number of polls per process. Several are needed, because a process may become another program. */
const maxLooks = 10;
const lookEveryMs = 25;

/** A running process: the number of its polls, and its last command line. */
interface Looked {
  readonly times: number;
  readonly line: string;
}

/** Observations of each watch; one timer serves all of them. */
const watches = new Set<Set<string>>();
/** The processes of the last poll. Kept for the next watch, which need not examine them again. */
let looked: ReadonlyMap<string, Looked> = new Map();
let timer: NodeJS.Timeout | undefined;

/** Records every command line of any process on this machine until `stop` returns them. Linux. */
export function watchCommandLines(): { stop(): readonly string[] } {
  const seen = new Set<string>();
  watches.add(seen);
  look(timer === undefined);
  timer ??= setInterval(look, lookEveryMs, false);
  return {
    stop: () => {
      if (watches.has(seen)) look(false);
      watches.delete(seen);
      if (watches.size === 0) rest();
      return [...seen];
    },
  };
}

/** `anew` after a time without a watch: a process id may have been reused, which its command line shows. */
function look(anew: boolean): void {
  const now = new Map<string, Looked>();
  for (const name of processNames()) {
    const known = looked.get(name);
    const isKnown = known?.times === maxLooks;
    const line = isKnown && !anew ? known.line : commandLineOf(name);
    const times = known?.line === line ? known.times : 0;
    now.set(name, { times: Math.min(maxLooks, times + 1), line });
    for (const seen of watches) seen.add(line);
  }
  looked = now;
}

function rest(): void {
  clearInterval(timer);
  timer = undefined;
}

function processNames(): readonly string[] {
  return readdirSync('/proc').filter(isNumber);
}

/** Returns true for a process id: no other name in that folder begins with a digit. */
function isNumber(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= 48 && first <= 57;
}

function commandLineOf(name: string): string {
  try {
    return readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
