import { lstat, mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import type { ExportsPort, NamedText } from '../ports/exports.ts';
import type { Programs } from '../processes/programs.ts';
import { gitStatus } from '../project-scan/git-status.ts';
import { atPath, filesError, unlessMissing } from './file-error.ts';
import { makeFolders } from './make-folders.ts';
import { readNoLink } from './open-flags.ts';
import { type DraftOptions, replacePersonFile } from './person-file.ts';
import { renameOver } from './rename-over.ts';
import { type PathStart, resolvePath } from './resolve-path.ts';

export interface ExportsOptions extends PathStart, DraftOptions {
  readonly programs: Programs;
  readonly stop: AbortSignal;
}

type Writing = Parameters<ExportsPort['write']>[2];

interface WritingFolder {
  readonly files: readonly NamedText[];
  readonly options: DraftOptions;
}

/** Creates the port that writes into the person's own folders. */
export function createExports(options: ExportsOptions): ExportsPort {
  // Errors name the path as the person wrote it.
  const at = <T>(path: string, work: (absolute: string) => Promise<T>) =>
    atPath(path, async () => await work(resolvePath(path, options)), true);
  return {
    writes: true,
    write: (path, text, writing) =>
      at(path, async (absolute) => {
        await checkTarget(absolute, path, writing);
        await replacePersonFile(absolute, Buffer.from(text), options);
      }),
    writeFolder: (path, files, writing) =>
      at(path, (absolute) => writeFolder(absolute, path, { ...writing, files, options })),
    writeSecret: (path, alter) =>
      at(path, async (absolute) => {
        await checkTarget(absolute, path, { replaces: true });
        const bytes = Buffer.from(alter(await readBytes(absolute, path)), 'latin1');
        await replacePersonFile(absolute, bytes, { ...options, mode: 0o600 });
      }),
    gitStatus: (path) => at(path, (absolute) => gitStatus(absolute, options)),
    ignore: (path) =>
      at(path, async (absolute) => {
        const list = join(dirname(absolute), '.gitignore');
        const shown = join(dirname(path), '.gitignore');
        await checkTarget(list, shown, { replaces: true });
        const lines = withLine(await readBytes(list, shown), ignoreLine(basename(absolute)));
        await replacePersonFile(list, Buffer.from(lines, 'latin1'), options);
      }),
  };
}

/**
 * Throws if the folder of the path is missing, if the path is anything but a regular file (a link could point
 * anywhere), or if a file is there and must not be replaced.
 */
async function checkTarget(absolute: string, path: string, { replaces }: Writing): Promise<void> {
  await checkFolder(dirname(absolute), dirname(path));
  const there = await unlessMissing(lstat(absolute));
  if (there === undefined) return;
  if (there.isDirectory()) throw filesError('is-a-folder', path, true);
  if (!there.isFile()) throw filesError('not-a-file', path, true);
  if (!replaces) throw new AppError({ code: 'usage', problem: 'out-exists', given: path });
}

async function checkFolder(absolute: string, path: string): Promise<void> {
  if ((await unlessMissing(lstat(absolute))) === undefined) throw filesError('missing', path, true);
}

async function writeFolder(
  absolute: string,
  path: string,
  { files, replaces, options }: Writing & WritingFolder,
): Promise<void> {
  await checkFolder(dirname(absolute), dirname(path));
  const there = await unlessMissing(lstat(absolute));
  if (there === undefined) return await makeWhole(absolute, files, options);
  if (!there.isDirectory()) throw filesError('not-a-folder', path, true);
  if (!replaces && (await readdir(absolute)).length > 0) {
    throw new AppError({ code: 'usage', problem: 'out-exists', given: path });
  }
  await writeInto(absolute, files, options);
}

/** Creates the folder under a temporary name beside its path, then renames it. */
async function makeWhole(
  path: string,
  files: readonly NamedText[],
  options: DraftOptions,
): Promise<void> {
  const aside = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    const made = join(aside, basename(path));
    await mkdir(made);
    await writeInto(made, files, options);
    await renameOver(made, path);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function writeInto(
  folder: string,
  files: readonly NamedText[],
  options: DraftOptions,
): Promise<void> {
  for (const { name, text } of files) {
    const path = join(folder, name);
    await makeFolders(dirname(path));
    await replacePersonFile(path, Buffer.from(text), options);
  }
}

/** Maximum size in bytes, far more than a `.env` or `.gitignore` has. */
const maxBytes = 16_777_216;

/**
 * Returns one character per byte, so that letters of any encoding are preserved; undefined if there is no file. Throws
 * for a file in UTF-16 or UTF-32, in which no program could read a line of single bytes, for one of unusual size, and
 * for anything but a file.
 */
async function readBytes(absolute: string, path: string): Promise<string | undefined> {
  const file = await unlessMissing(open(absolute, readNoLink));
  try {
    const found = await file?.stat();
    if (found?.isFile() === false) throw filesError('not-a-file', path, true);
    if (found !== undefined && found.size > maxBytes) throw filesError('other', path, true);
    const text = await file?.readFile('latin1');
    if (text !== undefined && /^(?:\xff\xfe|\xfe\xff)|\0/.test(text)) {
      throw filesError('not-text', path, true);
    }
    return text;
  } finally {
    await file?.close();
  }
}

/** Returns the list with the line added as its last line. */
function withLine(list: string | undefined, line: string): string {
  const begun = list === undefined || list === '' || list.endsWith('\n') ? '' : '\n';
  return `${list ?? ''}${begun}${line}\n`;
}

/** Returns the ignore rule that matches only this file, whatever its name contains; bytes as in `readBytes`. */
function ignoreLine(name: string): string {
  const literal = name
    .replaceAll(/[\\*?[\]]/g, '\\$&')
    .replace(/ +$/, (spaces) => spaces.replaceAll(' ', '\\ '));
  return `/${Buffer.from(literal).toString('latin1')}`;
}
