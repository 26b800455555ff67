import { AppError } from '../../errors/errors.ts';
import type { FilesPort } from '../../services/ports/services.ts';

/**
 * Returns the text of a file with records; undefined if it does not exist, also because a file is in place of its folder.
 * Throws the error `files`.
 */
export async function readRecords(files: FilesPort, path: string): Promise<string | undefined> {
  return await files.read(path).catch((thrown: unknown) => {
    if (fileProblemOf(thrown) === 'not-a-folder') return undefined;
    throw thrown;
  });
}

/** Returns the problem of the error `files`; undefined for anything else. */
export function fileProblemOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof AppError)) return undefined;
  return thrown.error.code === 'files' ? thrown.error.problem : undefined;
}
