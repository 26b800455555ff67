import { OwnFileError, readOwnFile } from '../files/own-file.ts';
import { vaultError } from './vault-error.ts';

/** Far beyond what the keys of a person take. */
const maxBytes = 1_048_576;

/**
 * Returns the bytes of the vault; undefined where there is none. Throws vault/not-ours for a link, a folder and the
 * like, and for a file of another user's; vault/damaged for one too large to be a vault.
 */
export function readVaultFile(path: string, uid: number | undefined): Uint8Array | undefined {
  try {
    return readOwnFile(path, { uid, maxBytes });
  } catch (thrown) {
    if (!(thrown instanceof OwnFileError)) throw thrown;
    throw vaultError(thrown.problem === 'too-large' ? 'damaged' : 'not-ours', path);
  }
}
