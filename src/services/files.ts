import { lstat, mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { FaultError, toFault } from '../errors/fault.ts';
import { type FileProblem, fileProblem, folderProblem, systemCode } from './file-problem.ts';
import type { FilesPort } from './ports.ts';
import type { LockOptions } from './vault/lock.ts';

export interface FilesOptions {
  /**
   * The folder where all files are ours: there, and below, what an interrupted write left behind is removed. Elsewhere it stays,
   * for a leftover `.env.2031` looks just like a file of the person's.
   */
  readonly ownFolder?: string;
  /** What the processes that change one file at once are told apart by; without it they are not. */
  readonly locking?: Omit<LockOptions, 'path'>;
}

/** Files on the disk, written whole or not at all. */
export function createFiles(options: FilesOptions = {}): FilesPort {
  return {
    read: (path) => atPath(path, () => unlessMissing(readFile(path, 'utf8'))),
    writeAtomic: (path, text) => atPath(path, () => write(path, text, options)),
    change: (path, alter) => atPath(path, () => change(path, alter, options)),
    remove: (path) => atPath(path, () => unlessMissing(unlink(path))),
  };
}

/** No files at all, for the demo: what is written is gone. */
export function createNoFiles(): FilesPort {
  return {
    read: async () => undefined,
    writeAtomic: async () => {},
    change: async () => {},
    remove: async () => {},
  };
}

async function atPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const fault = toFault(thrown);
    // A fault already, or a wait that was stopped.
    throw fault.code === 'bug' ? filesFault(fileProblem(thrown), path) : new FaultError(fault);
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

async function change(
  path: string,
  alter: (text: string | undefined) => string | undefined,
  options: FilesOptions,
): Promise<void> {
  const next = async () => alter(await unlessMissing(readFile(path, 'utf8')));
  const work = async () => {
    const text = await next();
    if (text !== undefined) await write(path, text, options);
  };
  // Where there is nothing to change, nothing is made either.
  if ((await next()) === undefined) return;
  if (options.locking === undefined) return await work();
  await makeFolder(path);
  const [{ withLock }, { removeLeftovers }] = await Promise.all([
    import('./vault/lock.ts'),
    import('./vault/vault-file.ts'),
  ]);
  const locking = { ...options.locking, path };
  try {
    await withLock(locking, async () => {
      await removeLeftovers(path, locking);
      await work();
    });
  } catch (thrown) {
    // One that holds the lock for so long was stopped in the middle: what it may still write is less than this.
    if (!(thrown instanceof FaultError) || thrown.fault.code !== 'vault') throw thrown;
    await work();
  }
}

/** The folder of a file, made where it is missing. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch((thrown: unknown) => {
    throw filesFault(folderProblem(thrown), path);
  });
}

async function write(path: string, text: string, { ownFolder }: FilesOptions): Promise<void> {
  const folder = dirname(path);
  await makeFolder(path);
  await refuseTarget(path);
  if (isWithin(folder, ownFolder)) await removeLeftovers(path);
  // Loaded here: most runs write nothing.
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, text, {
    mode: 0o600,
    // The write that follows takes a short write, as on a disk that fills up, for a whole one. This one does not, and
    // leaves it all the room it needs.
    tmpfileCreated: (temporary) => writeFile(temporary, text),
  });
}

function isWithin(folder: string, ownFolder: string | undefined): boolean {
  if (ownFolder === undefined) return false;
  const way = relative(ownFolder, folder);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
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
