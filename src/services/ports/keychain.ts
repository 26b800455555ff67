import type { KeychainProblem } from '../../errors/errors.ts';
import type { Secret } from './secret.ts';

/** State of the keychain; `detail` is the system's message without control characters. */
export type KeychainState =
  | { readonly ready: true }
  | { readonly ready: false; readonly problem: KeychainProblem; readonly detail: string };

/**
 * Stores one key per profile. Methods throw `AppError` with `keychain`, within 3 s; `readBack`, which starts a process,
 * within 10 s.
 */
export interface KeychainPort {
  readonly place: 'secret-service' | 'macos-keychain' | 'windows-credentials' | 'memory' | 'vault';
  /** Writes, reads and deletes a test entry. Never throws, and takes at most 3 s. */
  probe(): Promise<KeychainState>;
  read(profile: string): Promise<Secret | undefined>;
  write(profile: string, key: Secret): Promise<void>;
  /** Returns true if there was an entry. */
  remove(profile: string): Promise<boolean>;
  /** Reads the entry in a separate process and returns whether it equals `key`. Passes the key to no other process. */
  readBack(profile: string, key: Secret): Promise<boolean>;
}
