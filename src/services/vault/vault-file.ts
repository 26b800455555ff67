import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { atPath, systemCode } from '../files/file-error.ts';
import { checkOwnFolder, OwnFileError, readOwnFile } from '../files/own-file.ts';
import { vaultError } from './vault-error.ts';

/** Maximum size in bytes, far more than the keys of one person need. */
const maxBytes = 1_048_576;

/** Returns true if something is at the path of the vault. Throws the error `files`. */
export function vaultExists(path: string, uid: number | undefined): Promise<boolean> {
  return atPath(path, async () => {
    checkOwnFolder(dirname(path), uid);
    return isThere(path);
  });
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}

/**
 * Returns the bytes of the vault; undefined if it does not exist. Throws the error `vault`: `not-ours` for a link, a
 * folder, or a file of another user; `damaged` for a file too large to be a vault.
 */
export function readVaultFile(path: string, uid: number | undefined): Uint8Array | undefined {
  try {
    return readOwnFile(path, { uid, maxBytes });
  } catch (thrown) {
    if (!(thrown instanceof OwnFileError)) throw thrown;
    throw vaultError(thrown.problem === 'too-large' ? 'damaged' : 'not-ours', path);
  }
}
