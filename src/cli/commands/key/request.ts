import { isDay } from '../../../core/keys/key-records.ts';
import type { Typed } from '../../command.ts';
import { readChoice, readOption } from '../../input/parse.ts';

/** Which key a command is about. */
export interface KeyRequest {
  readonly profile: string;
  /** True where the person named the profile. */
  readonly isNamed: boolean;
  /** The place, where the person named one. */
  readonly store: 'keychain' | 'vault' | undefined;
}

/** Reads the options that say which key is meant. Throws `AppError` with `usage`. */
export function readKeyRequest(typed: Typed): KeyRequest {
  const { profile } = typed.values;
  return {
    profile: profile ?? 'default',
    isNamed: profile !== undefined,
    // A command can only use a store that outlives the program.
    store: readChoice(typed, 'store', ['keychain', 'vault']),
  };
}

/** Returns the part of a request that says which key a call is to be made with. */
export function namedIn({ profile, isNamed, store }: KeyRequest) {
  return { profile: isNamed ? profile : undefined, store };
}

/** Returns the day of `--expires`, today or later; undefined if none was given. Throws AppError with `usage`. */
export function readExpiry(typed: Typed, now: number): string | undefined {
  const today = new Date(now).toISOString().slice(0, 10);
  return readOption(typed, 'expires', (day) => (isDay(day) && day >= today ? day : undefined));
}
