import { createKeychainEntries } from '../keychain/entries.ts';
import { createEntriesProcess, type EntriesProcessOptions } from '../keychain/entries-process.ts';
import type { KeychainCallOptions } from '../keychain/keychain.ts';
import type { AppDataPort } from '../ports/app-data.ts';
import {
  type AppFilesOptions,
  findAppFiles,
  removeAppFile,
  removeEmptyFolders,
} from './app-files.ts';

export interface AppDataOptions extends AppFilesOptions, KeychainCallOptions {
  /** Absent if this process may load the library of the keychain itself. */
  readonly entriesProcess?: EntriesProcessOptions | undefined;
}

/** Finds and removes everything of this program on this machine: keychain entries, files and caches. */
export function createAppData(options: AppDataOptions): Omit<AppDataPort, 'installation'> {
  const { entriesProcess } = options;
  const entries =
    entriesProcess === undefined
      ? createKeychainEntries(options)
      : createEntriesProcess(entriesProcess);
  return {
    keychainEntries: () => entries.list(),
    removeKeychainEntry: (entry) => entries.remove(entry),
    files: () => findAppFiles(options),
    remove: (file) => removeAppFile(file),
    removeEmptyFolders: () => removeEmptyFolders(options),
  };
}
