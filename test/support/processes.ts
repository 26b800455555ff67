import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

const lastCalls = new Set<() => void>();
process.once('exit', () => {
  for (const call of lastCalls) call();
});

/** Calls `end` when these tests' own process ends, so that nothing outlives it; the answer takes that back. */
export function atOurEnd(end: () => void): () => void {
  lastCalls.add(end);
  return () => void lastCalls.delete(end);
}

/** The processes that `pid` started and that still run, without theirs. Linux. */
export function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

/** True while there is such a process that has not ended. Linux. */
export function isRunning(pid: number): boolean {
  const stat = statOf(String(pid));
  return stat !== undefined && stat[0] !== 'Z';
}

function parentOf(name: string): number | undefined {
  const parent = statOf(name)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** State, parent and the rest: what follows the program's name, which may hold anything. */
function statOf(name: string): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Keeps every command line that any process of this machine shows, until `stop` gives them. Linux. */
export function watchCommandLines(): { stop(): Promise<readonly string[]> } {
  const seen = new Set<string>();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
      const lines = await Promise.all(names.map(commandLineOf));
      for (const line of lines) seen.add(line);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      return [...seen];
    },
  };
}

async function commandLineOf(name: string): Promise<string> {
  const text = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
  return text.replaceAll('\0', ' ').trim();
}
