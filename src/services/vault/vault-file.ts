import { OwnFileError, readOwnFile } from '../files/own-file.ts';
import { vaultError } from './vault-error.ts';

/** Maximum size in bytes, far more than the keys of one person need. */
const maxBytes = 1_048_576;

/**
 * Returns the bytes of the vault; undefined if it does not exist. Throws vault/not-ours for a link, a folder, or a file
 * of another user, and vault/damaged for a file too large to be a vault.
 */
export function readVaultFile(path: string, uid: number | undefined): Uint8Array | undefined {
  try {
    return readOwnFile(path, { uid, maxBytes });
  } catch (thrown) {
    if (!(thrown instanceof OwnFileError)) throw thrown;
    throw vaultError(thrown.problem === 'too-large' ? 'damaged' : 'not-ours', path);
  }
}
