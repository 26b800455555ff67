import { AppError } from '../../errors/errors.ts';
import { findStored, type KeyStores, type StoredKeyRequest } from './find-stored.ts';
import { forgetKeyRecord, readKeyRecords } from './key-records.ts';
import { type KeyStore, storeOf } from './store-key.ts';

/** A key that was stored here and no longer is. */
export interface RemovedKey {
  readonly store: KeyStore;
  readonly lastFour: string;
}

/**
 * Removes the stored key of a profile and its record. Throws the error `key-missing` if there is no key (its record is
 * removed anyway), and the errors of `findStored`.
 */
export async function removeKey(
  services: KeyStores,
  request: StoredKeyRequest,
): Promise<RemovedKey> {
  const { profile, store } = request;
  const found = await findStored(services, request);
  const remembered = (await readKeyRecords(services)).get(profile)?.store;
  const place = found?.store ?? store ?? remembered;
  if (found !== undefined) await storeOf(services, found.store).remove(profile);
  if (remembered === place) await forgetKeyRecord(services, profile);
  if (found === undefined) throw new AppError({ code: 'key-missing' });
  return { store: found.store, lastFour: found.key.lastFour };
}
