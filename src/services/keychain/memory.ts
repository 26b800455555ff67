import type { KeychainPort } from '../ports/keychain.ts';
import { checkedProfile } from '../ports/profile-name.ts';
import type { Secret } from '../ports/secret.ts';

/** Creates a keychain that is gone when the program ends, for "this session only" and for the demo. */
export function createMemoryKeychain(): KeychainPort {
  const entries = new Map<string, Secret>();
  return {
    place: 'memory',
    probe: async () => ({ ready: true }),
    read: async (profile) => entries.get(checkedProfile(profile)),
    write: async (profile, key) => void entries.set(checkedProfile(profile), key),
    remove: async (profile) => entries.delete(checkedProfile(profile)),
    readBack: async (profile, key) => entries.get(checkedProfile(profile))?.equals(key) ?? false,
  };
}
