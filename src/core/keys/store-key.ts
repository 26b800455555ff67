import { AppError } from '../../errors/errors.ts';
import type { KeychainPort } from '../../services/ports/keychain.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';

/** Stores of a key: the system's keychain, the vault file, or this program's memory until it ends. */
export const keyStores = ['keychain', 'vault', 'memory'] as const;
export type KeyStore = (typeof keyStores)[number];

/** Returns the store of a name; undefined for none. Earlier versions called memory `session`. */
export function storeNamed(name: unknown): KeyStore | undefined {
  return keyStores.find((store) => store === (name === 'session' ? 'memory' : name));
}

/** A key that was stored and read back. Plain JSON: it is saved with the answers. */
export interface StoredKey {
  readonly profile: string;
  readonly where: KeyStore;
  readonly place: KeychainPort['place'];
  /** The last four characters of the key, to tell it by; empty for a short one. */
  readonly lastFour: string;
}

type Shelves = Pick<Services, 'keychain' | 'vault' | 'memory'>;

/** A place for keys, whichever it is. */
type Store = Omit<KeychainPort, 'probe'>;

/** The place that a name stands for. */
export function storeOf({ keychain, vault, memory }: Shelves, where: KeyStore): Store {
  return { keychain, vault, memory }[where];
}

/**
 * Stores a key: a keychain is tried out, the key written, then read back by a process of its own. Only that counts as
 * stored. Where the read-back fails, what lay there before is put back, and nothing of the new key stays.
 *
 * Throws the errors `keychain`, `vault`, `files`, for a vault that is locked `passphrase`, and, for a profile that can't
 * be a name, `usage`.
 */
export async function storeKey(
  services: Shelves,
  request: { readonly profile: string; readonly key: Secret; readonly where: KeyStore },
): Promise<StoredKey> {
  const { profile, key, where } = request;
  const store = storeOf(services, where);
  if (where === 'keychain') await assertReady(services.keychain);
  const before = await store.read(profile);
  try {
    await store.write(profile, key);
    if (!(await store.readBack(profile, key))) {
      throw new AppError({ code: 'keychain', problem: 'false-success', detail: '' });
    }
  } catch (thrown) {
    await undo(store, profile, before);
    throw thrown;
  }
  return { profile, where, place: store.place, lastFour: key.lastFour };
}

/** Throws the error `keychain` where the keychain can't be written to. */
async function assertReady(keychain: KeychainPort): Promise<void> {
  const state = await keychain.probe();
  if (state.ready) return;
  throw new AppError({ code: 'keychain', problem: state.problem, detail: state.detail });
}

/** As far as it can be done: the error to tell is the one that led here. */
async function undo(store: Store, profile: string, before: Secret | undefined): Promise<void> {
  try {
    if (before === undefined) await store.remove(profile);
    else await store.write(profile, before);
  } catch {}
}

/** Sources of a key: the stores, and the environment. */
export type KeySource = KeyStore | 'environment';
