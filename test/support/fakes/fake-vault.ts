import { AppError } from '../../../src/errors/errors.ts';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import type { VaultPort } from '../../../src/services/ports/vault.ts';

/** A vault without a file, which records its calls. */
export interface FakeVault extends VaultPort {
  /** Number of passphrases that were tried. */
  readonly tries: number;
}

/** The default passphrase of vaults in tests. */
export const passphraseText = 'correct horse battery';

/**
 * Creates a vault in memory. With `holds`, its file exists, locked under `passphrase`, with these keys by profile;
 * otherwise there is no file yet.
 */
export function createFakeVault(
  options: { readonly holds?: Readonly<Record<string, Secret>>; readonly passphrase?: string } = {},
): FakeVault {
  const { holds, passphrase = passphraseText } = options;
  const inner = createMemoryKeychain();
  const entries = new Set<string>();
  let under = holds === undefined ? undefined : new Secret(passphrase);
  let pending: Secret | undefined;
  let isUnlocked = false;
  let tries = 0;
  for (const [profile, key] of Object.entries(holds ?? {})) {
    entries.add(profile);
    void inner.write(profile, key);
  }
  const fail = (problem: 'missing' | 'wrong' | 'short') =>
    new AppError({ code: 'passphrase', problem });
  const assertUnlocked = () => {
    if (!isUnlocked) throw fail('missing');
  };
  return {
    place: 'vault',
    path: '/home/someone/.config/vault.age',
    get isUnlocked() {
      return isUnlocked;
    },
    get tries() {
      return tries;
    },
    exists: async () => under !== undefined,
    unlock: async (given) => {
      tries += 1;
      if (under?.equals(given) !== true) throw fail('wrong');
      isUnlocked = true;
    },
    create: async (given) => {
      tries += 1;
      if (given.length < 8) throw fail('short');
      pending = given;
      isUnlocked = true;
    },
    profiles: async () => {
      assertUnlocked();
      return [...entries].sort();
    },
    read: async (profile) => {
      assertUnlocked();
      return inner.read(profile);
    },
    write: async (profile, key) => {
      assertUnlocked();
      under ??= pending;
      entries.add(profile);
      await inner.write(profile, key);
    },
    remove: async (profile) => {
      assertUnlocked();
      entries.delete(profile);
      return inner.remove(profile);
    },
    readBack: async (profile, key) => {
      assertUnlocked();
      return inner.readBack(profile, key);
    },
  };
}
