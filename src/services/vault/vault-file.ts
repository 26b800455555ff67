import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { seen } from '../files/whole-file.ts';
import { vaultError } from './vault-error.ts';

/** Far beyond what the keys of a person take. */
const maxBytes = 1_048_576;

/**
 * The bytes of the file; undefined where there is none. Throws vault/not-ours for a link, a folder and the like, and
 * for a file of another user's; vault/damaged for one too large to be a vault.
 */
export async function readVaultFile(
  path: string,
  uid: number | undefined,
): Promise<Uint8Array | undefined> {
  const found = await seen(path);
  if (found === undefined) return undefined;
  assertOurs(found, path, uid);
  if (found.size > maxBytes) throw vaultError('damaged', path);
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function assertOurs(found: Stats, path: string, uid: number | undefined): void {
  const isOthers = uid !== undefined && found.uid !== uid;
  if (!found.isFile() || isOthers) throw vaultError('not-ours', path);
}
