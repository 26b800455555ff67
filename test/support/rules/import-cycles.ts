import { posix } from 'node:path';
import { importsOf } from './import-rules.ts';
import type { Source } from './sources.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Finds files that import each other, directly or through others, types and dynamic imports included. Returns one cycle
 * for each group of such files, such as `a.ts → b.ts → a.ts`.
 */
export function importCycles(sources: readonly Source[]): readonly string[] {
  const graph: Graph = new Map(sources.map((source) => [source.path, filesImportedBy(source)]));
  const cycles: string[] = [];
  const reported = new Set<string>();
  for (const path of graph.keys()) {
    if (reported.has(path)) continue;
    const cycle = shortestCycle(graph, path);
    if (cycle === undefined || cycle.some((member) => reported.has(member))) continue;
    for (const member of cycle) reported.add(member);
    cycles.push(cycle.join(' → '));
  }
  return cycles;
}

function filesImportedBy(source: Source): readonly string[] {
  return importsOf(source)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(source.path), name));
}

/** Returns the shortest chain of imports from a file back to itself; undefined if there is none. */
function shortestCycle(graph: Graph, start: string): readonly string[] | undefined {
  const importer = new Map<string, string>();
  const queue = [start];
  for (const path of queue) {
    for (const imported of graph.get(path) ?? []) {
      if (imported === start) return [...wayTo(path, importer), start];
      if (importer.has(imported)) continue;
      importer.set(imported, path);
      queue.push(imported);
    }
  }
  return undefined;
}

function wayTo(path: string, importer: ReadonlyMap<string, string>): readonly string[] {
  const before = importer.get(path);
  return before === undefined ? [path] : [...wayTo(before, importer), path];
}
