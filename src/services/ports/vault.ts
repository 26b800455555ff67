import type { KeychainPort } from './keychain.ts';
import type { Secret } from './secret.ts';

/** Minimum number of characters of a new passphrase. */
export const minPassphrase = 8;

/**
 * One file that stores the keys of all profiles under a passphrase, for machines without a keychain. It is locked until
 * `unlock` or `create`; before that, `read`, `write` and `remove` throw the error `passphrase`. A damaged file, or one
 * of another user, throws the error `vault` and is left unchanged. A disk that cannot be written throws `files`.
 */
export interface VaultPort extends Omit<KeychainPort, 'probe'> {
  readonly place: 'vault';
  /** Path of the file, which may not exist. */
  readonly path: string;
  readonly isUnlocked: boolean;
  /** True if the file exists. */
  exists(): Promise<boolean>;
  /** Accepts the passphrase of the existing file. Throws `passphrase` if it is wrong, `files` if there is no file. */
  unlock(passphrase: Secret): Promise<void>;
  /**
   * Accepts the passphrase of a new file, which the first `write` creates, and checks that it can be created. Throws
   * `passphrase` if it is too short, `files` if the file cannot be created.
   */
  create(passphrase: Secret): Promise<void>;
  /** Returns the names of the profiles that have a key in the vault, sorted. */
  profiles(): Promise<readonly string[]>;
}
