import type { Secret } from './secret.ts';

/**
 * Kinds of locations that may hold a key. `dotenv` is a `.env` file in the working folder or above it; the others are
 * named after the tool that uses the location.
 */
export type KeyLocationKind =
  | 'keychain'
  | 'environment'
  | 'dotenv'
  | 'vibe-keyring'
  | 'vibe-file'
  | 'llm'
  | 'opencode'
  | 'continue'
  | 'aider';

/** One location that holds a key. */
export interface KeyLocation {
  readonly where: KeyLocationKind;
  /** Absolute path of the file; absent if the location is not a file. */
  readonly path?: string;
  /** Name of the variable or entry that holds the key. */
  readonly variable?: string;
  /** For a `.env`: whether it is in the working folder, in the root of the repository, or in a folder between them. */
  readonly folder?: 'working' | 'between' | 'git-root';
  /** True if the key is in a file in plain text. */
  readonly plaintext: boolean;
}

/** A location with its original text, which may not be a key. */
export interface RawFoundKey extends KeyLocation {
  readonly key: Secret;
}

/** The key locations of other tools on this machine. */
export interface KeyLocationsPort {
  /**
   * Returns the keys found, in the order in which to offer them. Never throws: a location that cannot be read, or has
   * unexpected content, counts as empty. Opens no window and takes at most 4 s.
   */
  look(): Promise<readonly RawFoundKey[]>;
  /**
   * Removes a plain-text copy from its file, but only entries with exactly this text. Leaves every other byte, the mode
   * and the owner unchanged. Returns `not-there` if the text is gone. Throws the error `files`, with `denied` for a
   * link or a file with a second hard link.
   */
  removeFrom(found: RawFoundKey): Promise<'removed' | 'not-there'>;
}
