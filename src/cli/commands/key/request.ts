import { isDay } from '../../../core/keys/key-records.ts';
import type { ParsedArguments } from '../../command.ts';
import { readChoice, readOption } from '../../input/parse.ts';
import { type ProfileChoice, readProfile } from '../../input/profile.ts';

/** Stores that outlive the program. A command can use no other. */
export type LastingStore = 'keychain' | 'vault';

/** Identifies the stored key that a command reads or changes. */
export interface StoredKeyOptions extends ProfileChoice {
  /** Undefined if the person named no store. */
  readonly store: LastingStore | undefined;
}

/** Reads the options that identify a key. Throws the error `usage`. */
export function readKeyOptions(typed: ParsedArguments): StoredKeyOptions {
  return { ...readProfile(typed), store: readChoice(typed, 'store', ['keychain', 'vault']) };
}

/** Returns the day in `--expires`, which must not be in the past; undefined without it. Throws the error `usage`. */
export function readExpiry(typed: ParsedArguments, now: number): string | undefined {
  const today = new Date(now).toISOString().slice(0, 10);
  return readOption(typed, 'expires', (day) => (isDay(day) && day >= today ? day : undefined));
}
