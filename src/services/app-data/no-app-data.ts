import type { AppDataPort, Installation } from '../ports/app-data.ts';

/** A machine that this program has written nothing to, for the demo. */
export function createNoAppData(installation: () => Installation): AppDataPort {
  return {
    installation,
    keychainEntries: async () => [],
    removeKeychainEntry: async () => {},
    files: async () => ({ files: [], others: [] }),
    remove: async () => {},
    removeEmptyFolders: async () => {},
  };
}
