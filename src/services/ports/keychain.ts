import type { KeychainProblem } from '../../errors/errors.ts';
import type { Secret } from './secret.ts';

/** Whether the keychain can be used; `detail` is the system's own words, cleaned. */
export type KeychainState =
  | { readonly ready: true }
  | { readonly ready: false; readonly problem: KeychainProblem; readonly detail: string };

/**
 * A place that keeps one key per profile. Methods throw `AppError` with `keychain`, within 3 s; `readBack`, which
 * starts a process, within 10 s.
 */
export interface KeychainPort {
  readonly place: 'secret-service' | 'macos-keychain' | 'windows-credentials' | 'memory' | 'vault';
  /** Writes, reads and deletes an entry of its own; never throws, never takes over 3 s. */
  probe(): Promise<KeychainState>;
  read(profile: string): Promise<Secret | undefined>;
  write(profile: string, key: Secret): Promise<void>;
  /** True where there was an entry. */
  remove(profile: string): Promise<boolean>;
  /** Reads the entry in a process of its own and says whether it is `key`. The key crosses to no other process. */
  readBack(profile: string, key: Secret): Promise<boolean>;
}
