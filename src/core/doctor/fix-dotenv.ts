import { AppError } from '../../errors/errors.ts';
import type { Services } from '../../services/ports/services.ts';
import type { CheckReport } from './check.ts';

/** What can be done to `.env` files without losing anything: paths below the root of the project. */
export interface DotenvFix {
  /** Others may read them. */
  readonly open: readonly string[];
  /** Git would take them at the next commit. */
  readonly unignored: readonly string[];
}

/** What the checks found that can be fixed; undefined where there is nothing. */
export function dotenvFix(reports: readonly CheckReport[]): DotenvFix | undefined {
  const open = filesOf(reports.find(({ id }) => id === 'dotenv-mode'));
  const ignored = reports.find(({ id }) => id === 'dotenv-ignored');
  // Of a file that git tracks, a line in .gitignore changes nothing.
  const unignored = ignored?.severity === 'high' ? [] : filesOf(ignored);
  return open.length + unignored.length === 0 ? undefined : { open, unignored };
}

/** A name that was cleaned to be shown may be another than the file’s own: those that look odd are left alone. */
function filesOf(report: CheckReport | undefined): readonly string[] {
  if (report?.status !== 'finding') return [];
  const files = report.findings.map(({ file }) => file);
  return [...new Set(files)].filter((file) => /^[\p{L}\p{N}_.@+][\p{L}\p{N}_.@+/ -]*$/u.test(file));
}

/**
 * Does it: files get the mode 0600, and a line in the `.gitignore` beside them; nothing else in them changes. Throws
 * the error `files`.
 */
export async function fixDotenv(
  { audit, exports }: Pick<Services, 'audit' | 'exports'>,
  { open, unignored }: DotenvFix,
  signal: AbortSignal,
): Promise<void> {
  const { root } = await audit.project(signal);
  for (const file of unignored) {
    const path = `${root}/${file}`;
    if ((await exports.gitStatus(path)) === 'not-ignored') await exports.ignore(path);
  }
  for (const file of open) {
    const path = `${root}/${file}`;
    await exports.writeSecret(path, (text) => {
      if (text === undefined) throw new AppError({ code: 'files', problem: 'missing', path });
      return text;
    });
  }
}
