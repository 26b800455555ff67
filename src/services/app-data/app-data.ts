import { createKeychainEntries } from '../keychain/entries.ts';
import type { KeychainCallOptions } from '../keychain/keychain.ts';
import type { AppDataPort } from '../ports/app-data.ts';
import {
  type AppFilesOptions,
  findAppFiles,
  removeAppFile,
  removeEmptyFolders,
} from './app-files.ts';

export type AppDataOptions = AppFilesOptions & KeychainCallOptions;

/** Everything of this program on this machine: keychain entries, files and caches. */
export function createAppData(options: AppDataOptions): Omit<AppDataPort, 'installation'> {
  const entries = createKeychainEntries(options);
  return {
    keychainEntries: () => entries.list(),
    removeKeychainEntry: (entry) => entries.remove(entry),
    files: () => findAppFiles(options),
    remove: (file) => removeAppFile(file),
    removeEmptyFolders: () => removeEmptyFolders(options),
  };
}
