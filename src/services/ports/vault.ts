import type { KeychainPort } from './keychain.ts';
import type { Secret } from './secret.ts';

/** Characters that a new passphrase has at least. */
export const minPassphrase = 8;

/**
 * One file that keeps the keys of all profiles under a passphrase, for machines without a keychain. It is locked until
 * `unlock` or `create`; `read`, `write` and `remove` throw `AppError` with `passphrase` before that. A damaged file,
 * or one that is not ours to use, is the error `vault`; nothing on disk is changed then. Where nothing can be written
 * it is the error `files`.
 */
export interface VaultPort extends Omit<KeychainPort, 'probe'> {
  readonly place: 'vault';
  /** Path of the file, which may not exist. */
  readonly path: string;
  readonly isUnlocked: boolean;
  /** True where there is a file at the path. */
  exists(): Promise<boolean>;
  /** Takes the passphrase of the file that is there. Throws `passphrase` where it is wrong, `files` where there is none. */
  unlock(passphrase: Secret): Promise<void>;
  /**
   * Takes the passphrase of a file to be made by the first `write`, and tries out whether it can be made. Throws
   * `passphrase` where it is too short, `files` where there can be no file.
   */
  create(passphrase: Secret): Promise<void>;
  /** The names of the profiles that have a key in it, sorted. */
  profiles(): Promise<readonly string[]>;
}
