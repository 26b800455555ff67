import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../errors/errors.ts';
import type { ExportsPort, NamedText } from '../ports/exports.ts';
import type { Programs } from '../processes/programs.ts';
import { gitStatus } from '../project-scan/git-status.ts';
import { atPath, filesError, unlessMissing } from './file-error.ts';
import { type PathStart, wholePath } from './whole-path.ts';

export interface ExportsOptions extends PathStart {
  readonly programs: Programs;
  readonly stop: AbortSignal;
}

type Writing = Parameters<ExportsPort['write']>[2];

/** The person's own folders on the disk. */
export function createExports(options: ExportsOptions): ExportsPort {
  const at = <T>(path: string, work: (whole: string) => Promise<T>) =>
    atPath(path, async () => await work(wholePath(path, options)), true);
  return {
    writes: true,
    write: (path, text, writing) =>
      at(path, async (whole) => {
        await checkTarget(whole, path, writing);
        await writeWhole(whole, Buffer.from(text));
      }),
    writeFolder: (path, files, writing) =>
      at(path, (whole) => writeFolder(whole, path, files, writing)),
    writeSecret: (path, alter) =>
      at(path, async (whole) => {
        await checkTarget(whole, path, { replaces: true });
        await writeWhole(whole, Buffer.from(alter(await readBytes(whole)), 'latin1'), 0o600);
      }),
    gitStatus: (path) => at(path, (whole) => gitStatus(whole, options)),
    ignore: (path) =>
      at(path, async (whole) => {
        const list = join(dirname(whole), '.gitignore');
        await checkTarget(list, join(dirname(path), '.gitignore'), { replaces: true });
        const lines = withLine(await readBytes(list), ignoreLine(basename(whole)));
        await writeWhole(list, Buffer.from(lines, 'latin1'));
      }),
  };
}

/** Only a file of its own is replaced: a link may lead where whoever made it wants. Its folder must be there. */
async function checkTarget(whole: string, path: string, { replaces }: Writing): Promise<void> {
  await checkFolder(dirname(whole), dirname(path));
  const there = await unlessMissing(lstat(whole));
  if (there === undefined) return;
  if (there.isDirectory()) throw filesError('is-a-folder', path, true);
  if (!there.isFile()) throw filesError('not-a-file', path, true);
  if (!replaces) throw new AppError({ code: 'usage', problem: 'out-exists', given: path });
}

async function checkFolder(whole: string, path: string): Promise<void> {
  if ((await unlessMissing(lstat(whole))) === undefined) throw filesError('missing', path, true);
}

async function writeFolder(
  whole: string,
  path: string,
  files: readonly NamedText[],
  { replaces }: Writing,
): Promise<void> {
  await checkFolder(dirname(whole), dirname(path));
  const there = await unlessMissing(lstat(whole));
  if (there === undefined) return await makeWhole(whole, files);
  if (!there.isDirectory()) throw filesError('not-a-folder', path, true);
  if (!replaces && (await readdir(whole)).length > 0) {
    throw new AppError({ code: 'usage', problem: 'out-exists', given: path });
  }
  await writeInto(whole, files);
}

/** Made beside its place, then moved there. */
async function makeWhole(path: string, files: readonly NamedText[]): Promise<void> {
  const aside = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    const made = join(aside, basename(path));
    await mkdir(made);
    await writeInto(made, files);
    await rename(made, path);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function writeInto(folder: string, files: readonly NamedText[]): Promise<void> {
  for (const { name, text } of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, Buffer.from(text));
  }
}

/** One character for each byte, so that what is not text comes back as it was. */
async function readBytes(path: string): Promise<string | undefined> {
  return await unlessMissing(readFile(path, 'latin1'));
}

/** Written beside its place, then moved there. Without a mode: that of the file it replaces, or of any new one. */
async function writeWhole(path: string, bytes: Buffer, mode?: number): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, bytes, {
    ...(mode !== undefined && { mode }),
    // The write that follows takes a short write, as on a disk that fills up, for a whole one. This one does not.
    tmpfileCreated: (temporary) => writeFile(temporary, bytes),
  });
}

/** The list with a line more, which stands by itself at the end. */
function withLine(list: string | undefined, line: string): string {
  const begun = list === undefined || list === '' || list.endsWith('\n') ? '' : '\n';
  return `${list ?? ''}${begun}${line}\n`;
}

/** The one file of this folder, whatever its name holds; bytes as `readBytes` gives them. */
function ignoreLine(name: string): string {
  const literal = name
    .replaceAll(/[\\*?[\]]/g, '\\$&')
    .replace(/ +$/, (spaces) => spaces.replaceAll(' ', '\\ '));
  return `/${Buffer.from(literal).toString('latin1')}`;
}
