import { readdirSync, readFileSync } from 'node:fs';

/** A source file: its path below `src` or `test`, with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Returns every TypeScript file below `src`, by path. */
export const readSources = (): readonly Source[] => readFolder('src');

/** Returns every TypeScript file below `test`, by path, except the tests of these rules: those hold bad samples. */
export const readTests = (): readonly Source[] =>
  readFolder('test').filter(({ path }) => !/^support\/rules\/.*\.test\.ts$/.test(path));

function readFolder(name: 'src' | 'test'): readonly Source[] {
  const root = new URL(`../../../${name}/`, import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
}
