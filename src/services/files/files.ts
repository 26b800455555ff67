import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import type { FilesPort } from '../ports/services.ts';
import type { LockOptions } from '../vault/lock.ts';
import { atPath, filesError, unlessMissing } from './file-error.ts';
import { checkOwnFolder, OwnFileError, readOwnFile } from './own-file.ts';

export interface FilesOptions extends Omit<LockOptions, 'path'> {
  /** Folders with files of this program only. Each write removes files that killed processes left in them. */
  readonly folders?: readonly string[];
}

/** Maximum size in bytes, far more than any file of this program has. */
const maxBytes = 4_194_304;

/** Creates access to this program's files, which are written completely or not at all. */
export function createFiles(options: FilesOptions): FilesPort {
  const inTurn = createTurns();
  return {
    read: (path) => atPath(path, async () => readWhole(path, options)),
    writeAtomic: (path, text) => inTurn(path, () => write(path, text, options)),
    change: (path, alter) => inTurn(path, () => change(path, alter, options)),
    remove: (path) => atPath(path, () => remove(path)),
    checkWritable: (path) => atPath(path, () => checkWritable(path, options)),
  };
}

/** Runs writes of the same file one after another, so that the text of the last call remains. */
function createTurns() {
  const last = new Map<string, Promise<void>>();
  return (path: string, work: () => Promise<void>): Promise<void> => {
    const run = () => atPath(path, work);
    const turn = (last.get(path) ?? Promise.resolve()).then(run, run);
    last.set(path, turn);
    return turn;
  };
}

/** Throws the error `files` for a file of another user, a link, an endless file, or a file that is too large. */
function readWhole(path: string, { own: { uid } }: FilesOptions): string | undefined {
  checkOwnFolder(dirname(path), uid);
  try {
    return readOwnFile(path, { uid, maxBytes })?.toString('utf8');
  } catch (thrown) {
    if (!(thrown instanceof OwnFileError)) throw thrown;
    throw filesError(problems[thrown.problem], path);
  }
}

const problems = {
  link: 'denied',
  folder: 'is-a-folder',
  'not-a-file': 'denied',
  'other-owner': 'denied',
  'too-large': 'other',
} as const;

async function change(
  path: string,
  alter: (text: string | undefined) => string | undefined,
  options: FilesOptions,
): Promise<void> {
  const next = () => alter(readWhole(path, options));
  const work = async () => {
    const text = next();
    if (text !== undefined) await write(path, text, options);
  };
  // If there is nothing to change, nothing is created, not even the lock.
  if (next() === undefined) return;
  const [{ withLock }, { makeFolder }] = await Promise.all([
    import('../vault/lock.ts'),
    loadWriter(),
  ]);
  await makeFolder(path);
  try {
    await withLock({ ...options, path }, work);
  } catch (thrown) {
    // A process that holds the lock for so long was suspended during its change. This change replaces its change.
    if (!(thrown instanceof AppError) || thrown.error.code !== 'vault') throw thrown;
    await work();
  }
}

/** Called at the first write, because most runs write nothing. */
const loadWriter = () => import('./whole-file.ts');

async function write(path: string, text: string, options: FilesOptions): Promise<void> {
  const { makeFolder, replaceFile } = await loadWriter();
  checkOwnFolder(dirname(path), options.own.uid);
  await makeFolder(path);
  assertReplaceable(await lstatOrUndefined(path), path);
  await tidy(dirname(path), options);
  await replaceFile(path, Buffer.from(text), options.own);
}

/** Removes files that killed processes left beside the file and in all folders of this program. */
async function tidy(folder: string, options: FilesOptions): Promise<void> {
  const { removeLeftovers } = await import('./leftovers.ts');
  for (const each of new Set([folder, ...(options.folders ?? [])])) {
    await removeLeftovers(each, options);
  }
}

async function remove(path: string): Promise<void> {
  const { unlink } = await loadPromises();
  await unlessMissing(unlink(path));
}

async function checkWritable(path: string, { own }: FilesOptions): Promise<void> {
  checkOwnFolder(dirname(path), own.uid);
  const { checkFolder } = await import('./writable.ts');
  assertReplaceable(await lstatOrUndefined(path), path);
  await checkFolder(dirname(path), path);
}

/** Returns the entry at the path itself, without following a link; undefined if there is none. */
async function lstatOrUndefined(path: string): Promise<Stats | undefined> {
  const { lstat } = await loadPromises();
  return await unlessMissing(lstat(path));
}

/** Called only where it is needed, because loading the module would delay every command by 1 ms. */
const loadPromises = () => import('node:fs/promises');

/** Throws unless the file is missing or a regular file: a link may point anywhere. */
function assertReplaceable(target: Stats | undefined, path: string): void {
  if (target?.isDirectory()) throw filesError('is-a-folder', path);
  if (target !== undefined && !target.isFile()) throw filesError('denied', path);
}
