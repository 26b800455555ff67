import { lstat, mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { FaultError } from '../errors/fault.ts';
import { type FileProblem, fileProblem, systemCode } from './file-problem.ts';
import type { FilesPort } from './ports.ts';

export interface FilesOptions {
  /**
   * The folder where all files are ours: there, what an interrupted write left behind is removed. Elsewhere it stays,
   * for a leftover `.env.2031` looks just like a file of the person's.
   */
  readonly ownFolder?: string;
}

/** Files on the disk, written whole or not at all. */
export function createFiles(options: FilesOptions = {}): FilesPort {
  return {
    read: (path) => atPath(path, () => unlessMissing(readFile(path, 'utf8'))),
    writeAtomic: (path, text) => atPath(path, () => write(path, text, options)),
    remove: (path) => atPath(path, () => unlessMissing(unlink(path))),
  };
}

/** No files at all, for the demo: what is written is gone. */
export function createNoFiles(): FilesPort {
  return {
    read: async () => undefined,
    writeAtomic: async () => {},
    remove: async () => {},
  };
}

async function atPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof FaultError ? thrown : filesFault(fileProblem(thrown), path);
  }
}

function filesFault(problem: FileProblem, path: string): FaultError {
  return new FaultError({ code: 'files', problem, path });
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

async function write(path: string, text: string, { ownFolder }: FilesOptions): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((thrown: unknown) => {
    throw filesFault(folderProblem(thrown), path);
  });
  await refuseTarget(path);
  if (folder === ownFolder) await removeLeftovers(path);
  // Loaded here: most runs write nothing.
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, text, {
    mode: 0o600,
    // The write that follows takes a short write, as on a disk that fills up, for a whole one. This one does not, and
    // leaves it all the room it needs.
    tmpfileCreated: (temporary) => writeFile(temporary, text),
  });
}

/** A file in the place of the folder itself is `EEXIST`, in the place of one above it `ENOTDIR`. */
function folderProblem(thrown: unknown): FileProblem {
  return systemCode(thrown) === 'EEXIST' ? 'not-a-folder' : fileProblem(thrown);
}

/** Only a file of its own is replaced: a link may lead where whoever made it wants, a folder is no file. */
async function refuseTarget(path: string): Promise<void> {
  const target = await unlessMissing(lstat(path));
  if (target?.isDirectory()) throw filesFault('is-a-folder', path);
  if (target !== undefined && !target.isFile()) throw filesFault('denied', path);
}

/** How long a write could be under way in another process of ours, in milliseconds. */
const writeTimeMs = 60_000;

async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const begin = `${basename(path)}.`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(begin) || !/^\d+$/.test(name.slice(begin.length))) continue;
    const leftover = join(folder, name);
    const seen = await unlessMissing(lstat(leftover));
    if (seen?.isFile() && Date.now() - seen.mtimeMs > writeTimeMs) {
      await unlessMissing(unlink(leftover));
    }
  }
}
