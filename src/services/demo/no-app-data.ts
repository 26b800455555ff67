import type { AppDataPort, Installation } from '../ports/app-data.ts';

/** Creates the port for the demo: a machine on which this program has written nothing. */
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
