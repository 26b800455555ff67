import { AppError } from '../../errors/errors.ts';
import type { GitStanding } from '../../services/ports/exports.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { withKeyLine } from './dotenv.ts';

interface DotenvRequest {
  /** As the person gave it. */
  readonly path: string;
  readonly key: Secret;
  /** A line in `.gitignore` may be added for it. */
  readonly ignores: boolean;
}

/** What keeps the key out of the repository: git ignores the file, does so from now on, or there is no git. */
export type Guard = 'ignored' | 'ignored-now' | 'no-git';

/**
 * Writes the key into a `.env` file that git ignores, where there is git. Throws the errors `files`, and `usage` with
 * `not-ignored` or `tracked`: then the key is in no file.
 */
export async function writeDotenv(
  { exports }: Pick<Services, 'exports'>,
  { path, key, ignores }: DotenvRequest,
): Promise<Guard> {
  const guard = await guarded(exports, path, ignores);
  await exports.writeSecret(path, (text) => withKeyLine(text, key));
  return guard;
}

async function guarded(
  exports: Services['exports'],
  path: string,
  ignores: boolean,
): Promise<Guard> {
  const standing = await exports.gitStanding(path);
  if (standing === 'ignored') return 'ignored';
  if (!ignores || standing === 'tracked') {
    if (standing === 'no-git') return 'no-git';
    throw refusal(standing, path);
  }
  if (standing === 'git-missing' || standing === 'git-broken') throw refusal(standing, path);
  await exports.ignore(path);
  const after = await exports.gitStanding(path);
  if (after !== 'ignored' && after !== 'no-git') throw refusal(after, path);
  return 'ignored-now';
}

function refusal(standing: Exclude<GitStanding, 'ignored' | 'no-git'>, path: string): AppError {
  return standing === 'git-missing' || standing === 'git-broken'
    ? new AppError({ code: 'files', problem: standing, path, isNamed: true })
    : new AppError({ code: 'usage', problem: standing, given: path });
}
