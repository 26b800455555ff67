import type { Secret } from './secret.ts';

/**
 * The kinds of places where a key may lie. `dotenv` is a `.env` of the working folder or of one above it; the others
 * are named for the tool whose place it is.
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

/** One place where a key lies. */
export interface KeyLocation {
  readonly where: KeyLocationKind;
  /** The file, absolute; none where it is no file. */
  readonly path?: string;
  /** The variable or entry that holds it, as it is named there. */
  readonly variable?: string;
  /** For a `.env`: whether its folder is the working folder, the git root above it, or one in between. */
  readonly folder?: 'working' | 'between' | 'git-root';
  /** True where it lies in a file that anyone who reads the file can read. */
  readonly plaintext: boolean;
}

/** A place and the text in it, as it lies there: it may be no key at all. */
export interface RawFoundKey extends KeyLocation {
  readonly key: Secret;
}

/** The places of other tools on this machine. */
export interface KeyLocationsPort {
  /**
   * Returns the keys found, in the order to offer them. Never throws: a place that can't be read, or holds
   * what it should not, counts as empty. Opens no window, and takes 4 s at most.
   */
  look(): Promise<readonly RawFoundKey[]>;
  /**
   * Takes a plaintext copy out of its file; every other byte of the file, its mode and its owner stay. Only entries
   * that hold this very text go. `not-there` where there is none any more. Throws the error `files`; for a link, or a
   * file with a second name, as `denied`.
   */
  removeFrom(found: RawFoundKey): Promise<'removed' | 'not-there'>;
}
