import { constants } from 'node:fs';
import { access, lstat, readdir, readFile, rmdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TextDecoder } from 'node:util';
import { atPath, unlessMissing } from '../files/file-error.ts';
import { changeSmallFile } from '../key-locations/small-file.ts';
import type { ConnectionsPort, SettingsFile, SettingsProblem } from '../ports/connections.ts';
import { createProcesses, type ProcessesOptions } from '../processes/processes.ts';
import { createFile } from './new-file.ts';

/** Services that find and start the tools. */
export type ConnectionsOptions = Required<ProcessesOptions>;

/** Milliseconds allowed for a tool to answer. The first start of a Python program may take half a minute. */
const outputMs = 120_000;
/** Maximum size in bytes, far more than any settings file has. */
const maxBytes = 1_048_576;

/** Creates access to the settings files of other tools on this machine. */
export function createConnections(options: ConnectionsOptions): Omit<ConnectionsPort, 'folders'> {
  return {
    findProgram: async (program) => options.programs.find(program),
    isThere: (pattern) => isThere(pattern).catch(() => false),
    outputOf: async (program, args) => {
      const run = createProcesses(options).run(program, args, { timeoutMs: outputMs });
      const result = await run.catch(() => undefined);
      return result?.code === 0 ? result.stdout : undefined;
    },
    inspect: (path) => inspect(path).catch(() => refused('unreadable')),
    replace: (path, texts) => atPath(path, () => replace(path, texts)),
    remove: (path, folders) => atPath(path, () => remove(path, folders)),
  };
}

async function isThere(pattern: string): Promise<boolean> {
  if (!pattern.endsWith('*')) return (await unlessMissing(stat(pattern))) !== undefined;
  const start = basename(pattern).slice(0, -1);
  return (await readdir(dirname(pattern))).some((entry) => entry.startsWith(start));
}

function refused(problem: SettingsProblem, text?: string): SettingsFile {
  return { state: 'refused', problem, ...(text !== undefined && { text }) };
}

async function inspect(path: string): Promise<SettingsFile> {
  const found = await unlessMissing(lstat(path));
  if (found === undefined) return { state: 'missing' };
  if (found.isSymbolicLink()) return refused('symlink', await textOf(path));
  if (!found.isFile()) return refused('not-a-file');
  if (found.size > maxBytes) return refused('too-large');
  const text = await textOf(path);
  if (text === undefined) return refused('not-text');
  if (found.nlink > 1) return refused('linked', text);
  // Root can write any file, but a read-only mode shows that the person wants it unchanged.
  if ((found.mode & 0o200) === 0 || !(await isWritable(path))) return refused('read-only', text);
  if (await isBeingEdited(path)) return refused('being-edited', text);
  return { state: 'there', text };
}

/** Returns the text of a UTF-8 file, including a byte order mark; undefined for anything else. */
async function textOf(path: string): Promise<string | undefined> {
  const found = await unlessMissing(stat(path));
  if (!found?.isFile() || found.size > maxBytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return undefined;
  }
}

async function isWritable(path: string): Promise<boolean> {
  const checks = [path, dirname(path)].map((each) => access(each, constants.W_OK));
  return await Promise.all(checks).then(
    () => true,
    () => false,
  );
}

/** Looks for the files that editors create beside an open file: vim and nano, Emacs, Kate, LibreOffice. */
async function isBeingEdited(path: string): Promise<boolean> {
  const file = basename(path);
  const marks = [
    `.${file}.swp`,
    `.${file}.swo`,
    `.#${file}`,
    `.${file}.kate-swp`,
    `.~lock.${file}#`,
  ];
  const entries = await readdir(dirname(path));
  return entries.some((entry) => marks.includes(entry));
}

async function replace(
  path: string,
  { before, after }: { readonly before: string | undefined; readonly after: string },
): Promise<readonly string[] | 'changed'> {
  if (before === undefined) return await createFile(path, after);
  const [old, next] = [before, after].map((text) => Buffer.from(text).toString('latin1'));
  const isReplaced = await changeSmallFile(path, (text) => (text === old ? (next ?? text) : text));
  return isReplaced ? [] : 'changed';
}

async function remove(path: string, folders: readonly string[]): Promise<void> {
  await unlessMissing(unlink(path));
  for (const folder of folders.toReversed()) {
    // Leaves a folder that is no longer empty.
    await rmdir(join(folder)).catch(() => {});
  }
}
