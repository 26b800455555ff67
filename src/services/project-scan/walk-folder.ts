import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';

/** Folders of what was installed or made, and of version control. */
const leftOut = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '__pycache__',
  '.venv',
  'venv',
  '.tox',
  '.mypy_cache',
  '.pytest_cache',
  '.cache',
  '.gradle',
  '.npm',
  '.cargo',
  '.rustup',
]);

/** No project of a person has more without git. */
const maxFiles = 50_000;

/**
 * The files below a folder, what lies nearest first, by their paths from it with forward slashes. Links are not
 * followed. At most 50,000; stops where `signal` is aborted.
 */
export async function* walkFolder(root: string, signal: AbortSignal): AsyncGenerator<string> {
  const folders = [''];
  let count = 0;
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    for (const entry of await entriesOf(`${root}/${folder}`)) {
      if (signal.aborted || count === maxFiles) return;
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory() && !leftOut.has(entry.name)) folders.push(`${path}/`);
      if (!entry.isFile()) continue;
      count += 1;
      yield path;
    }
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return await readdir(folder, { withFileTypes: true }).catch(() => []);
}
