import { type FoundKey, findKeys } from '../../core/keys/find-keys.ts';
import { knownRecords } from '../../core/keys/key-records.ts';
import { readKey } from '../../core/keys/read-key.ts';
import type { KeySource } from '../../core/keys/store-key.ts';
import { AppError } from '../../errors/errors.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';

/** Keys that exist already. */
export interface Findings {
  readonly found: readonly FoundKey[];
  /** True if the record says that the profile's key is in the vault, and a vault exists. */
  readonly inVault: boolean;
}

/** Findings before the search. */
export const noFindings: Findings = { found: [], inVault: false };

/** Finds keys on the machine, and checks the profile's record for a key in the vault. */
export async function findAll(services: Services, profile: string): Promise<Findings> {
  const [found, records, hasVault] = await Promise.all([
    findKeys(services, profile),
    knownRecords(services),
    services.vault.exists().catch(() => false),
  ]);
  return { found, inVault: hasVault && records.get(profile)?.store === 'vault' };
}

/** Reads the key of a source. Throws `AppError` like `readKey`, and with `key-missing` if there is no source. */
export async function readStored(
  services: Services,
  profile: string,
  where: KeySource | undefined,
): Promise<Secret> {
  if (where === undefined) throw new AppError({ code: 'key-missing' });
  return await readKey(services, { profile, where });
}
