import { type FoundKey, findKeys } from '../../core/keys/find-keys.ts';
import { knownRecords } from '../../core/keys/key-records.ts';
import { readKey } from '../../core/keys/read-key.ts';
import type { KeySource } from '../../core/keys/store-key.ts';
import { AppError } from '../../errors/errors.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';

/** Keys that exist on this machine before the person pastes one. */
export interface SearchResult {
  readonly found: readonly FoundKey[];
  /** True if the record says that the profile's key is in the vault, and a vault exists. */
  readonly inVault: boolean;
}

/** The result before the search. */
export const nothingFound: SearchResult = { found: [], inVault: false };

/** Searches this machine for keys, and the profile's record for a key in the vault. */
export async function searchKeys(services: Services, profile: string): Promise<SearchResult> {
  const [found, records, hasVault] = await Promise.all([
    findKeys(services, profile),
    knownRecords(services),
    services.vault.exists().catch(() => false),
  ]);
  return { found, inVault: hasVault && records.get(profile)?.store === 'vault' };
}

/** Reads the key from its source. Throws the errors of `readKey`, and `key-missing` if `where` is undefined. */
export async function readKeyOf(
  services: Services,
  profile: string,
  where: KeySource | undefined,
): Promise<Secret> {
  if (where === undefined) throw new AppError({ code: 'key-missing' });
  return await readKey(services, { profile, where });
}
