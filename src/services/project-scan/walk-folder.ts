import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { systemCode } from '../files/file-error.ts';
import { decodePath, encodePath } from './path-bytes.ts';

/** Folders that are not listed: installed packages, build output, version control. */
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

/** Entries of one folder. Paths are relative to the root, with forward slashes. */
export interface Walked {
  readonly files: readonly string[];
  /** Nested repositories. */
  readonly repositories: readonly string[];
  /** Folders that could not be listed. */
  readonly unread: readonly string[];
}

/**
 * Yields the files below a folder, folder by folder, nearest first. Follows neither links nor nested repositories.
 * Stops when `signal` is aborted.
 */
export async function* walkFolder(root: string, signal: AbortSignal): AsyncGenerator<Walked> {
  const folders = [''];
  for (let at = 0; at < folders.length && !signal.aborted; at += 1) {
    const folder = folders[at] ?? '';
    const entries = await entriesOf(`${root}/${folder}`);
    if (entries === 'closed') {
      yield { files: [], repositories: [], unread: [folder.slice(0, -1) || '.'] };
      continue;
    }
    const names = entries.map(({ name }) => decodePath(name));
    if (folder !== '' && names.includes('.git')) {
      yield { files: [], repositories: [folder.slice(0, -1)], unread: [] };
      continue;
    }
    const isBare = ['HEAD', 'objects', 'refs'].every((name) => names.includes(name));
    const files: string[] = [];
    for (const [index, entry] of entries.entries()) {
      const name = names[index] ?? '';
      const isStorage = leftOut.has(name) || (isBare && name === 'objects');
      if (entry.isDirectory() && !isStorage) folders.push(`${folder}${name}/`);
      if (entry.isFile()) files.push(`${folder}${name}`);
    }
    yield { files, repositories: [], unread: [] };
  }
}

/** Returns the entries of a folder; none if it was removed meanwhile, and `closed` if it cannot be listed. */
async function entriesOf(folder: string): Promise<readonly Dirent<Buffer>[] | 'closed'> {
  const options = { withFileTypes: true, encoding: 'buffer' } as const;
  return await readdir(encodePath(folder), options).catch((thrown: unknown) =>
    ['ENOENT', 'ENOTDIR'].includes(systemCode(thrown) ?? '') ? [] : 'closed',
  );
}
