import { isDay } from '../../../core/keys/key-records.ts';
import type { Typed } from '../../command.ts';
import { usageError } from '../../input/parse.ts';

/** Which key a command is about. */
export interface KeyRequest {
  readonly profile: string;
  /** True where the person named the profile. */
  readonly isNamed: boolean;
  /** The place, where the person named one. */
  readonly store: 'keychain' | 'vault' | undefined;
}

/** Reads the options that say which key is meant. Throws `AppError` with `usage`. */
export function readKeyRequest({ values }: Typed): KeyRequest {
  const { profile, store } = values;
  return {
    profile: profile ?? 'default',
    isNamed: profile !== undefined,
    store: readStore(store),
  };
}

/** Only a place where a key outlives the program is of use to a command. */
function readStore(named: string | undefined): KeyRequest['store'] {
  if (named === undefined || named === 'keychain' || named === 'vault') return named;
  throw usageError('store', named);
}

/** The day of `--expires`, today or later; undefined where none was given. Throws `AppError` with `usage`. */
export function readExpiry({ values }: Typed, now: number): string | undefined {
  const { expires } = values;
  if (expires === undefined) return undefined;
  const today = new Date(now).toISOString().slice(0, 10);
  if (!isDay(expires) || expires < today) throw usageError('expires', expires);
  return expires;
}
