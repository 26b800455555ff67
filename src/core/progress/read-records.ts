import { AppError } from '../../errors/errors.ts';
import type { FilesPort } from '../../services/ports/services.ts';

/**
 * Returns the text of a file with records; undefined if there is no such file, or its folder is a file. Throws the
 * error `files`.
 */
export async function readRecords(files: FilesPort, path: string): Promise<string | undefined> {
  return await files.read(path).catch((thrown: unknown) => {
    if (fileProblemOf(thrown) === 'not-a-folder') return undefined;
    throw thrown;
  });
}

/**
 * Returns the fields of a file with records; none for an empty or missing file. Throws the error `files` for a text
 * that is not a JSON object, because a damaged file must neither count as empty nor be replaced.
 */
export function parseRecords(text: string | undefined, path: string): object {
  // Editors on Windows may write a byte order mark.
  const json = (text ?? '').replace(/^\ufeff/, '');
  if (json.trim() === '') return {};
  const value = parsed(json);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new AppError({ code: 'files', problem: 'other', path });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Returns the problem of the error `files`; undefined for anything else. */
export function fileProblemOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof AppError)) return undefined;
  return thrown.error.code === 'files' ? thrown.error.problem : undefined;
}
