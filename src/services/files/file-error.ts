import { AppError, type ErrorData, toErrorData } from '../../errors/errors.ts';

export type FileProblem = Extract<ErrorData, { code: 'files' }>['problem'];

const problems: Readonly<Record<string, FileProblem>> = {
  EACCES: 'denied',
  EPERM: 'denied',
  ELOOP: 'denied',
  EROFS: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  ENOTDIR: 'not-a-folder',
  EISDIR: 'is-a-folder',
  ENOENT: 'missing',
};

/** Returns the system's error code of a thrown value, such as `ENOENT`; undefined if it has none. */
export function systemCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** Returns the problem that describes an error of the file system. */
export function fileProblem(thrown: unknown): FileProblem {
  return problems[systemCode(thrown) ?? ''] ?? 'other';
}

/** Returns the problem of creating a folder. The system reports a file at its path as `EEXIST`. */
export function folderProblem(thrown: unknown): FileProblem {
  return systemCode(thrown) === 'EEXIST' ? 'not-a-folder' : fileProblem(thrown);
}

/** Returns the error `files` of a path; `isNamed` if the person named the path. */
export function filesError(problem: FileProblem, path: string, isNamed?: true): AppError {
  return new AppError({ code: 'files', problem, path, ...(isNamed && { isNamed }) });
}

/**
 * Runs work on the file system and converts what it throws to the error `files` at `path`. Rethrows an `AppError`
 * unchanged.
 */
export async function atPath<T>(path: string, work: () => Promise<T>, isNamed?: true): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const error = toErrorData(thrown);
    // The value is an AppError already, or comes from a stopped wait.
    if (error.code !== 'bug') throw new AppError(error);
    throw filesError(fileProblem(thrown), path, isNamed);
  }
}

/** Returns the result of the work; undefined if nothing exists at its path. */
export async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}
