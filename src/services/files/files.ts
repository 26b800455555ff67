import { readFileSync, type Stats, statSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import type { FilesPort } from '../ports/services.ts';
import type { LockOptions } from '../vault/lock.ts';
import { atPath, filesError, unlessMissing } from './file-error.ts';

/** What the processes that write one file at once, or left half a write behind, are told apart by. */
export type FilesOptions = Omit<LockOptions, 'path'>;

/** Far beyond what files of ours hold. */
const maxBytes = 4_194_304;

/** Files on the disk, written whole or not at all. */
export function createFiles(options: FilesOptions): FilesPort {
  const inTurn = createTurns();
  return {
    read: (path) => atPath(path, () => unlessMissing(readWhole(path))),
    writeAtomic: (path, text) => inTurn(path, () => write(path, text, options)),
    change: (path, alter) => inTurn(path, () => change(path, alter, options)),
    remove: (path) => atPath(path, () => unlessMissing(unlink(path))),
    checkWritable: (path) => atPath(path, () => checkWritable(path)),
  };
}

/** One write of a file after another: of two texts, the one given last stays. */
function createTurns() {
  const last = new Map<string, Promise<void>>();
  return (path: string, work: () => Promise<void>): Promise<void> => {
    const own = () => atPath(path, work);
    const turn = (last.get(path) ?? Promise.resolve()).then(own, own);
    last.set(path, turn);
    return turn;
  };
}

/** No files at all, for the demo: what is written is gone. */
export function createNoFiles(): FilesPort {
  return {
    read: async () => undefined,
    writeAtomic: async () => {},
    change: async () => {},
    remove: async () => {},
    checkWritable: async () => {},
  };
}

/**
 * Not what never ends, as a pipe or a device, nor what would take longer to read than anyone waits. Read at once: Node's
 * threads, which would do it meanwhile, take many times as long to begin.
 */
async function readWhole(path: string): Promise<string> {
  const found = statSync(path);
  refuse(found, path);
  if (found.size > maxBytes) throw filesError('other', path);
  return readFileSync(path, 'utf8');
}

async function change(
  path: string,
  alter: (text: string | undefined) => string | undefined,
  options: FilesOptions,
): Promise<void> {
  const next = async () => alter(await unlessMissing(readWhole(path)));
  const work = async () => {
    const text = await next();
    if (text !== undefined) await write(path, text, options);
  };
  // Where there is nothing to change, nothing is made either.
  if ((await next()) === undefined) return;
  const [{ withLock }, { makeFolder }] = await Promise.all([import('../vault/lock.ts'), writing()]);
  await makeFolder(path);
  try {
    await withLock({ ...options, path }, work);
  } catch (thrown) {
    // One that holds the lock for so long was stopped in the middle: what it may still write is less than this.
    if (!(thrown instanceof AppError) || thrown.error.code !== 'vault') throw thrown;
    await work();
  }
}

/** Loaded here: most runs write nothing. */
const writing = () => import('./whole-file.ts');

async function write(path: string, text: string, options: FilesOptions): Promise<void> {
  const { makeFolder, removeLeftovers, replaceFile, seen } = await writing();
  await makeFolder(path);
  refuse(await seen(path), path);
  await removeLeftovers(path, options);
  await replaceFile(path, Buffer.from(text), options.own);
}

async function checkWritable(path: string): Promise<void> {
  const [{ seen }, { checkFolder }] = await Promise.all([writing(), import('./writable.ts')]);
  refuse(await seen(path), path);
  await checkFolder(dirname(path), path);
}

/** Only a file of its own is read or replaced: a link may lead where whoever made it wants, a folder is no file. */
function refuse(target: Stats | undefined, path: string): void {
  if (target?.isDirectory()) throw filesError('is-a-folder', path);
  if (target !== undefined && !target.isFile()) throw filesError('denied', path);
}
