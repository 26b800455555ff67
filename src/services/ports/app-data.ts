/** An entry of this program in the keychain of the system. */
export interface KeychainEntry {
  /** `probe` is the remainder of an interrupted keychain check. */
  readonly kind: 'key' | 'probe';
  /** The profile of a key. */
  readonly account: string;
}

export type AppFileKind = 'vault' | 'progress' | 'record' | 'crash-report' | 'leftover' | 'cache';

/** A file of this program, or a folder that is removed as a whole. */
export interface AppFile {
  readonly kind: AppFileKind;
  /** Absolute. */
  readonly path: string;
}

/** Files of this program on this machine. */
export interface AppFiles {
  readonly files: readonly AppFile[];
  /** Paths in the app folder that this program did not write. They are not removed. */
  readonly others: readonly string[];
  /** Node's compile cache, if the person configured one for all programs. It is not removed. */
  readonly sharedCache?: string;
}

/** How this program was installed. Most names are those of the tool that also removes it. */
export type InstallationForm =
  | 'checkout'
  | 'npm'
  | 'npm-project'
  | 'npx'
  | 'pnpm'
  | 'yarn'
  | 'bun'
  | 'pip'
  | 'pipx'
  | 'pipx-run'
  | 'uv'
  | 'uvx'
  | 'cache'
  | 'binary';

export interface Installation {
  readonly form: InstallationForm;
  /** The folder of the program, or its file for an executable, which may be deleted to remove it. */
  readonly path: string;
  /** True if a command outside of the checkout points into it, as after `npm install -g .`. */
  readonly isLinked?: boolean;
}

/** Finds and removes everything of this program on this machine. */
export interface AppDataPort {
  /** Never throws. */
  installation(): Installation;
  /** Reads the names of all entries. Throws AppError `keychain`. */
  keychainEntries(): Promise<readonly KeychainEntry[]>;
  /** Throws AppError `keychain`. */
  removeKeychainEntry(entry: KeychainEntry): Promise<void>;
  /** Throws AppError `files`, also for an app folder of another user. */
  files(): Promise<AppFiles>;
  /** Removes a file that `files` listed. A link is removed, not followed. Throws AppError `files`. */
  remove(file: AppFile): Promise<void>;
  /** Removes the folders of this program that are empty. Never throws. */
  removeEmptyFolders(): Promise<void>;
}
