import type { Services } from '../../services/ports/services.ts';
import { parseRecords, readRecords } from '../progress/read-records.ts';
import type { TextChange } from './edits/text-edit.ts';
import { isToolId, type ToolId } from './tool.ts';

/** Changes made to one settings file. */
export interface FileRecord {
  readonly path: string;
  /** False if this program created the file. */
  readonly existed: boolean;
  readonly changes: readonly TextChange[];
  /** Folders that were created for the file, the outermost first. */
  readonly folders: readonly string[];
}

/** Record of connecting a tool, used to undo it. Holds no key. */
export interface ConnectionRecord {
  readonly tool: ToolId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly model: string;
  readonly origin: string;
  readonly files: readonly FileRecord[];
}

type Files = Pick<Services, 'files' | 'environment'>;

/** Reads all records; ignores invalid ones. Throws the error `files`. */
export async function readConnections({
  files,
  environment,
}: Files): Promise<readonly ConnectionRecord[]> {
  const path = pathOf(environment);
  return recordsIn(await readRecords(files, path), path);
}

/** Replaces the record of the same tool and file; removes it if `record` is undefined. Throws the error `files`. */
export async function saveConnection(
  { files, environment }: Files,
  path: string,
  record: ConnectionRecord | undefined,
): Promise<void> {
  const own = pathOf(environment);
  await files.change(own, (text) => {
    const all = recordsIn(text, own);
    const others = all.filter((each) => !isAt(each, path));
    if (record === undefined && others.length === all.length) return undefined;
    const connections = record === undefined ? others : [...others, record];
    return `${JSON.stringify({ version: 1, connections }, null, 2)}\n`;
  });
}

/** Returns true for the record of this settings file. A tool may have a record for each of several folders. */
export function isAt({ files }: ConnectionRecord, path: string): boolean {
  return files[0]?.path === path;
}

function pathOf({ appFolder }: Services['environment']): string {
  return `${appFolder}/connections.json`;
}

function recordsIn(text: string | undefined, path: string): readonly ConnectionRecord[] {
  const { connections }: { readonly connections?: unknown } = parseRecords(text, path);
  return Array.isArray(connections) ? connections.filter(isRecord) : [];
}

function isRecord(value: unknown): value is ConnectionRecord {
  const { tool, at, model, origin, files } = (value ?? {}) as Partial<ConnectionRecord>;
  return (
    typeof tool === 'string' &&
    isToolId(tool) &&
    typeof at === 'number' &&
    typeof model === 'string' &&
    typeof origin === 'string' &&
    Array.isArray(files) &&
    files.length > 0 &&
    files.every(isFile)
  );
}

function isFile(value: unknown): boolean {
  const { path, existed, changes, folders } = (value ?? {}) as Partial<FileRecord>;
  return (
    typeof path === 'string' &&
    typeof existed === 'boolean' &&
    Array.isArray(changes) &&
    changes.every(isChange) &&
    Array.isArray(folders) &&
    folders.every((folder) => typeof folder === 'string')
  );
}

function isChange(value: unknown): boolean {
  const { at, removed, inserted } = (value ?? {}) as Partial<TextChange>;
  return Number.isSafeInteger(at) && typeof removed === 'string' && typeof inserted === 'string';
}
