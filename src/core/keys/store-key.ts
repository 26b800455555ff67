import { AppError } from '../../errors/errors.ts';
import type { KeychainPort } from '../../services/ports/keychain.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';

/** Stores of a key: the keychain of the system, the vault file, or the memory of this program until it ends. */
export const keyStores = ['keychain', 'vault', 'memory'] as const;
export type KeyStore = (typeof keyStores)[number];

/** Returns the store with this name; undefined for an unknown name. Earlier versions called memory `session`. */
export function storeNamed(name: unknown): KeyStore | undefined {
  return keyStores.find((store) => store === (name === 'session' ? 'memory' : name));
}

/** A key that was stored and read back. Plain JSON: it is saved with the answers. */
export interface StoredKey {
  readonly profile: string;
  readonly where: KeyStore;
  readonly place: KeychainPort['place'];
  /** The last four characters of the key, which identify it; empty for a short key. */
  readonly lastFour: string;
}

type StoreServices = Pick<Services, 'keychain' | 'vault' | 'memory'>;

/** Operations that every store supports. */
type Store = Omit<KeychainPort, 'probe'>;

/** A key to be stored. */
export interface StoreRequest {
  readonly profile: string;
  readonly key: Secret;
  readonly where: KeyStore;
  /** Aborted when the person stops waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** Returns the port of a store. */
export function storeOf({ keychain, vault, memory }: StoreServices, where: KeyStore): Store {
  return { keychain, vault, memory }[where];
}

/**
 * Stores a key: probes the keychain, writes the key, and reads it back in a separate process. The key counts as stored
 * once it was read back. Restores the earlier key if an operation fails, or if `signal` is aborted: an operation in
 * progress cannot be interrupted, but no further one is begun.
 *
 * Throws the errors `keychain`, `vault`, `files`, `passphrase` for a locked vault, `usage` for an invalid profile name,
 * and `cancelled`.
 */
export async function storeKey(services: StoreServices, request: StoreRequest): Promise<StoredKey> {
  const { profile, key, where, signal } = request;
  const store = storeOf(services, where);
  if (where === 'keychain') await assertReady(services.keychain);
  const before = await store.read(profile);
  assertWanted(signal);
  try {
    await store.write(profile, key);
    assertWanted(signal);
    if (!(await store.readBack(profile, key))) {
      throw new AppError({ code: 'keychain', problem: 'false-success', detail: '' });
    }
    assertWanted(signal);
  } catch (thrown) {
    await undo(store, profile, before);
    throw thrown;
  }
  return { profile, where, place: store.place, lastFour: key.lastFour };
}

/** Throws the error `cancelled` if the person no longer wants the key to be stored. */
function assertWanted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError({ code: 'cancelled' });
}

/** Throws the error `keychain` if no key can be written to the keychain. */
async function assertReady(keychain: KeychainPort): Promise<void> {
  const state = await keychain.probe();
  if (state.ready) return;
  throw new AppError({ code: 'keychain', problem: state.problem, detail: state.detail });
}

/**
 * Restores the earlier key if possible. Ignores errors, because the caller reports the error that made it necessary.
 */
async function undo(store: Store, profile: string, before: Secret | undefined): Promise<void> {
  try {
    if (before === undefined) await store.remove(profile);
    else await store.write(profile, before);
  } catch {}
}

/** Sources of a key: the stores, and the environment. */
export type KeySource = KeyStore | 'environment';
