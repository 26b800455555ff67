import { AppError } from '../../errors/errors.ts';
import type { GitStatus } from '../../services/ports/exports.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { cleanKey } from '../keys/clean-key.ts';
import { dotenvValue, withKeyLine } from './dotenv.ts';

interface DotenvRequest {
  /** Path of the file, as the person gave it. */
  readonly path: string;
  readonly key: Secret;
  /** True if a line may be added to `.gitignore`. */
  readonly ignores: boolean;
  /** True if another key in the file may be replaced. */
  readonly replaces: boolean;
}

/** Why git does not commit the key: it ignores the file already, ignores it from now on, or there is no repository. */
export type GitGuard = 'ignored' | 'ignored-now' | 'no-git';

/**
 * Writes the key into a `.env` file that git, if installed, ignores. Throws the errors `files`, and `usage` with
 * `not-ignored`, `tracked` or `other-key`; then no file contains the key.
 */
export async function writeDotenv(
  { exports }: Pick<Services, 'exports'>,
  { path, key, ignores, replaces }: DotenvRequest,
): Promise<GitGuard> {
  const guard = await guardFile(exports, path, ignores);
  await exports.writeSecret(path, (text) => {
    const other = replaces ? undefined : otherKey(text, key);
    if (other !== undefined) {
      throw new AppError({ code: 'usage', problem: 'other-key', given: `••••${other.lastFour}` });
    }
    return withKeyLine(text, key);
  });
  return guard;
}

/** Returns the key that the file would lose; undefined if it has none, or only a placeholder. */
function otherKey(text: string | undefined, key: Secret): Secret | undefined {
  const cleaned = cleanKey(dotenvValue(text) ?? '');
  return cleaned.ok && !cleaned.key.equals(key) ? cleaned.key : undefined;
}

/** Makes sure that git does not commit the file; adds it to `.gitignore` if `ignores` is set. Throws otherwise. */
async function guardFile(
  exports: Services['exports'],
  path: string,
  ignores: boolean,
): Promise<GitGuard> {
  const status = await exports.gitStatus(path);
  if (status === 'ignored') return 'ignored';
  if (!ignores || status === 'tracked') {
    if (status === 'no-git') return 'no-git';
    throw refusal(status, path);
  }
  if (status === 'git-missing' || status === 'git-broken') throw refusal(status, path);
  await exports.ignore(path);
  const after = await exports.gitStatus(path);
  if (after !== 'ignored' && after !== 'no-git') throw refusal(after, path);
  return 'ignored-now';
}

function refusal(status: Exclude<GitStatus, 'ignored' | 'no-git'>, path: string): AppError {
  return status === 'git-missing' || status === 'git-broken'
    ? new AppError({ code: 'files', problem: status, path, isNamed: true })
    : new AppError({ code: 'usage', problem: status, given: path });
}
