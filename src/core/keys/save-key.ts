import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import type { KeyStores } from './find-stored.ts';
import { readKeyRecords, recordOf, writeKeyRecord } from './key-records.ts';
import { type KeyStore, type StoredKey, storeKey, storeOf } from './store-key.ts';

/** A key that was stored and is remembered. */
export interface SavedKey extends StoredKey {
  /** A day, `YYYY-MM-DD`; undefined where none is known. */
  readonly expiresOn: string | undefined;
  /** Another place that still holds an older key of this profile: it was not to be cleared, or could not be. */
  readonly left: KeyStore | undefined;
}

/**
 * Stores a key as `storeKey` does, remembers where, and then takes the profile's older key out of the place that it was
 * in, where that is another one. A key in memory changes nothing of an older one that lasts. Throws what
 * `storeKey` throws, and the error `files`, with nothing stored, where another place is remembered of the profile and
 * that can't be changed.
 */
export async function saveKey(
  services: KeyStores & Pick<Services, 'clock'>,
  request: {
    readonly profile: string;
    readonly key: Secret;
    readonly where: KeyStore;
    readonly expiresOn: string | undefined;
  },
): Promise<SavedKey> {
  const { profile, where } = request;
  const before = (await readKeyRecords(services)).get(profile);
  const stored = await storeKey(services, request);
  const older = before?.store === where ? undefined : before?.store;
  if (where === 'memory' && older !== undefined) {
    return { ...stored, expiresOn: request.expiresOn, left: older };
  }
  const told = { now: services.clock.now(), expiresOn: request.expiresOn };
  const record = recordOf({ store: where, lastFour: stored.lastFour }, before, told);
  await writeKeyRecord(services, profile, record).catch(async (thrown: unknown) => {
    // A profile of which nothing is remembered is looked for, and found all the same.
    if (older === undefined || where === 'memory') return;
    // The key would be looked for in the other place, and the older one be found there.
    await clear(services, where, profile);
    throw thrown;
  });
  const isCleared = older === undefined || (await clear(services, older, profile));
  return { ...stored, expiresOn: record.expiresOn, left: isCleared ? undefined : older };
}

async function clear(services: KeyStores, store: KeyStore, profile: string): Promise<boolean> {
  try {
    await storeOf(services, store).remove(profile);
    return true;
  } catch {
    return false;
  }
}
