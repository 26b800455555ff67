import { AppError } from '../../errors/errors.ts';
import type { Services } from '../../services/ports/services.ts';
import type { CheckReport } from './check.ts';
import { isUnwritablePath } from './shown-path.ts';

/** A `.env` file. */
export interface DotenvFile {
  /** Path to display. */
  readonly shown: string;
  /** Original path, relative to the root of the project. */
  readonly path: string;
}

/** The `.env` files that can be fixed without losing data. */
export interface DotenvFix {
  /** Files that other users can read. */
  readonly open: readonly DotenvFile[];
  /** Files that git would add to the next commit. */
  readonly unignored: readonly DotenvFile[];
}

/** Returns the fixable findings; undefined if there are none. */
export function dotenvFix(reports: readonly CheckReport[]): DotenvFix | undefined {
  const open = filesOf(reports.find(({ id }) => id === 'dotenv-mode'));
  const ignored = reports.find(({ id }) => id === 'dotenv-ignored');
  // A line in .gitignore has no effect on a file that git tracks already.
  const unignored = ignored?.severity === 'high' ? [] : filesOf(ignored);
  return open.length + unignored.length === 0 ? undefined : { open, unignored };
}

/** Returns each file of a finding once, except files whose names cannot be written to `.gitignore`. */
function filesOf(report: CheckReport | undefined): readonly DotenvFile[] {
  if (report?.status !== 'finding') return [];
  const files = report.findings.map(({ file, rawPath = file }) => ({ shown: file, path: rawPath }));
  return files.filter(
    ({ path }, at) =>
      files.findIndex((other) => other.path === path) === at && !isUnwritablePath(path),
  );
}

/**
 * Fixes the files: sets the mode 0600, and adds a line to the `.gitignore` in their folder. Changes nothing else.
 * Throws the error `files`.
 */
export async function fixDotenv(
  { scan, exports }: Pick<Services, 'scan' | 'exports'>,
  { open, unignored }: DotenvFix,
  signal: AbortSignal,
): Promise<void> {
  const { root } = await scan.project(signal);
  for (const file of unignored) {
    const path = `${root}/${file.path}`;
    if ((await exports.gitStatus(path)) === 'not-ignored') await exports.ignore(path);
  }
  for (const file of open) {
    const path = `${root}/${file.path}`;
    await exports.writeSecret(path, (text) => {
      if (text === undefined) throw new AppError({ code: 'files', problem: 'missing', path });
      return text;
    });
  }
}
