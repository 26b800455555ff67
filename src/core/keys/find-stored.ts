import { AppError } from '../../errors/errors.ts';
import { keychainTraits } from '../../errors/traits.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { knownRecords } from './key-records.ts';
import { type AskPassphrase, openVault } from './open-vault.ts';
import { type KeyStore, storeOf } from './store-key.ts';
import { storeOfEnvironment } from './store-of-environment.ts';

/** Services from which a stored key is read. */
export type KeyStores = Pick<Services, 'keychain' | 'vault' | 'memory' | 'environment' | 'files'>;

/** The stored key to find. */
export interface StoredKeyRequest {
  readonly profile: string;
  /** The store that the person named, if any. */
  readonly store?: KeyStore | undefined;
  readonly ask: AskPassphrase;
}

/** A stored key, and its store. */
export interface FoundStoredKey {
  readonly key: Secret;
  readonly store: KeyStore;
}

/**
 * Returns the stored key of a profile: from the named store, else the one in `MISTRAL_ONBOARD_STORE`, else the recorded
 * one. If none of these is known, tries the keychain, then an existing vault. Returns undefined if there is no key.
 *
 * Throws the errors `keychain`, `vault`, `passphrase`, `usage` and `cancelled`.
 */
export async function findStored(
  services: KeyStores,
  request: StoredKeyRequest,
): Promise<FoundStoredKey | undefined> {
  const { profile, store = storeOfEnvironment(services) } = request;
  const chosen = store ?? (await knownRecords(services)).get(profile)?.store;
  if (chosen !== undefined) return await readFrom(services, chosen, request);
  const inKeychain = await readFrom(services, 'keychain', request).catch(unlessItMayHoldKeys);
  return inKeychain ?? (await readFrom(services, 'vault', request));
}

async function readFrom(
  services: KeyStores,
  store: KeyStore,
  { profile, ask }: StoredKeyRequest,
): Promise<FoundStoredKey | undefined> {
  if (store === 'vault') {
    // Without a vault file there is no reason to ask for a passphrase.
    if (!(await services.vault.exists())) return undefined;
    await openVault(services, ask);
  }
  const key = await storeOf(services, store).read(profile);
  return key === undefined ? undefined : { key, store };
}

/** Returns undefined for the error of a keychain that cannot hold a key. Rethrows any other error. */
function unlessItMayHoldKeys(thrown: unknown): undefined {
  const error = thrown instanceof AppError ? thrown.error : undefined;
  if (error?.code === 'keychain' && !keychainTraits[error.problem].mayHoldKeys) return undefined;
  throw thrown;
}
