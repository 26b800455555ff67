import { isDay } from '../../../core/keys/key-records.ts';
import type { Typed } from '../../command.ts';
import { readChoice, readOption } from '../../input/parse.ts';

/** Which key a command is about. */
export interface KeyRequest {
  readonly profile: string;
  /** True if the person named the profile. */
  readonly isNamed: boolean;
  /** The store that the person named, if any. */
  readonly store: 'keychain' | 'vault' | undefined;
}

/** Reads the options that identify a key. Throws the error `usage`. */
export function readKeyRequest(typed: Typed): KeyRequest {
  const { profile } = typed.values;
  return {
    profile: profile ?? 'default',
    isNamed: profile !== undefined,
    // A command can only use a store that outlives the program.
    store: readChoice(typed, 'store', ['keychain', 'vault']),
  };
}

/** Returns the part of a request that identifies the key for a call. */
export function namedIn({ profile, isNamed, store }: KeyRequest) {
  return { profile: isNamed ? profile : undefined, store };
}

/** Returns the day in `--expires`, which must not be in the past; undefined without it. Throws the error `usage`. */
export function readExpiry(typed: Typed, now: number): string | undefined {
  const today = new Date(now).toISOString().slice(0, 10);
  return readOption(typed, 'expires', (day) => (isDay(day) && day >= today ? day : undefined));
}
