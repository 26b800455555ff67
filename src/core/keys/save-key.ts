import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import type { KeyStores } from './find-stored.ts';
import { readKeyRecords, recordOf, writeKeyRecord } from './key-records.ts';
import {
  type KeyStore,
  type StoredKey,
  type StoreRequest,
  storeKey,
  storeOf,
} from './store-key.ts';

/** A key that was stored and recorded. */
export interface SavedKey extends StoredKey {
  /** `YYYY-MM-DD`; undefined if unknown. */
  readonly expiresOn: string | undefined;
  /** Another store that still holds an older key of this profile: the key was to stay, or could not be removed. */
  readonly left: KeyStore | undefined;
}

/**
 * Stores a key as `storeKey` does, records its store, and removes the profile's earlier key from another store. A key
 * in memory leaves an earlier, lasting key unchanged. Throws the errors of `storeKey`. Also throws the error `files`,
 * before storing anything, if another store is recorded and the record cannot be changed.
 */
export async function saveKey(
  services: KeyStores & Pick<Services, 'clock'>,
  request: StoreRequest & { readonly expiresOn: string | undefined },
): Promise<SavedKey> {
  const { profile, where } = request;
  const before = (await readKeyRecords(services)).get(profile);
  const stored = await storeKey(services, request);
  const older = before?.store === where ? undefined : before?.store;
  if (where === 'memory' && older !== undefined) {
    return { ...stored, expiresOn: request.expiresOn, left: older };
  }
  const details = { now: services.clock.now(), expiresOn: request.expiresOn };
  const record = recordOf({ store: where, lastFour: stored.lastFour }, before, details);
  await writeKeyRecord(services, profile, record).catch(async (thrown: unknown) => {
    // Without another recorded store, the new key is found without its record.
    if (older === undefined) return;
    // Otherwise a later read would find the older key, because the record still names its store.
    await clear(services, where, profile);
    throw thrown;
  });
  const isCleared = older === undefined || (await clear(services, older, profile));
  return { ...stored, expiresOn: record.expiresOn, left: isCleared ? undefined : older };
}

/**
 * Returns the last four characters of another key of the profile that saving this one would replace or remove;
 * undefined if there is none. Opens nothing: a key in a locked store is known by its record only. Throws the errors of
 * reading the store that will hold the new key.
 */
export async function keyReplacedBy(
  services: KeyStores,
  request: { readonly profile: string; readonly key: Secret; readonly where: KeyStore },
): Promise<string | undefined> {
  const { profile, key, where } = request;
  if (where === 'memory') return undefined;
  const stored = await storeOf(services, where).read(profile);
  if (stored !== undefined) return stored.equals(key) ? undefined : stored.lastFour;
  const record = (await readKeyRecords(services)).get(profile);
  const isElsewhere = record !== undefined && record.store !== where && record.store !== 'memory';
  return isElsewhere && record.lastFour !== key.lastFour ? record.lastFour : undefined;
}

/** Removes the key of a profile from a store. Returns false if that failed. */
async function clear(services: KeyStores, store: KeyStore, profile: string): Promise<boolean> {
  try {
    await storeOf(services, store).remove(profile);
    return true;
  } catch {
    return false;
  }
}
