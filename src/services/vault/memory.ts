import { createMemoryKeychain } from '../keychain/memory.ts';
import type { VaultPort } from '../ports/vault.ts';

/** Creates a vault for the demo, without a file and always unlocked. It is gone when the program ends. */
export function createMemoryVault(): VaultPort {
  const inner = createMemoryKeychain();
  const names = new Set<string>();
  return {
    ...inner,
    place: 'vault',
    path: '',
    isUnlocked: true,
    exists: async () => names.size > 0,
    unlock: async () => {},
    create: async () => {},
    profiles: async () => [...names].sort(),
    write: async (profile, key) => {
      await inner.write(profile, key);
      names.add(profile);
    },
    remove: async (profile) => {
      names.delete(profile);
      return inner.remove(profile);
    },
  };
}
