import { readdirSync, readFileSync } from 'node:fs';

/** A source file: its path below `src`, with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const root = new URL('../../../src/', import.meta.url);

/** Every TypeScript file below `src`, by path. */
export function readSources(): readonly Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
}
