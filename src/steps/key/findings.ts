import { type FoundKey, findKeys } from '../../core/keys/find-keys.ts';
import { knownRecords } from '../../core/keys/key-records.ts';
import { readKey } from '../../core/keys/read-key.ts';
import type { KeySource } from '../../core/keys/store-key.ts';
import { AppError } from '../../errors/errors.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';

/** Earlier keys that were found. */
export interface Findings {
  readonly found: readonly FoundKey[];
  /** The profile's key was put in the vault, and there is one. */
  readonly inVault: boolean;
}

/** Before anything was looked for. */
export const nothing: Findings = { found: [], inVault: false };

/** Looks through the machine for keys, and through what is remembered of the profile. */
export async function findAll(services: Services, profile: string): Promise<Findings> {
  const [found, records, hasVault] = await Promise.all([
    findKeys(services, profile),
    knownRecords(services),
    services.vault.exists().catch(() => false),
  ]);
  return { found, inVault: hasVault && records.get(profile)?.store === 'vault' };
}

/** The key that lies in a place. Throws what `readKey` throws, and `key-missing` where no place is known. */
export async function readStored(
  services: Services,
  profile: string,
  where: KeySource | undefined,
): Promise<Secret> {
  if (where === undefined) throw new AppError({ code: 'key-missing' });
  return await readKey(services, { profile, where });
}
