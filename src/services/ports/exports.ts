/** How git treats a file that a secret is about to be written to. */
export type GitStatus =
  | 'ignored'
  | 'not-ignored'
  | 'tracked'
  /** The file is in no repository. */
  | 'no-git'
  /** The file is in a repository, but git is not installed. */
  | 'git-missing'
  | 'git-broken';

/** One file of a folder that is written as a whole; `name` is relative to the folder, with forward slashes. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes files to paths that the person names. A relative path starts at the working folder, `~/` at the home folder.
 * Methods throw `AppError`: `files` for a problem of the disk (a file is then written completely or not at all), and
 * `usage` with `out-exists` if the path exists and must not be replaced.
 */
export interface ExportsPort {
  /** False in the demo, which writes nothing. */
  readonly writes: boolean;
  /** Writes one file into an existing folder, with the default permissions of new files. */
  write(path: string, text: string, options: { readonly replaces: boolean }): Promise<void>;
  /** Writes a folder of files and creates it if it is missing. Leaves other files in it unchanged. */
  writeFolder(
    path: string,
    files: readonly NamedText[],
    options: { readonly replaces: boolean },
  ): Promise<void>;
  /**
   * Writes a file with a secret, readable only by its owner (0600). `alter` receives the current content, one character
   * per byte, or undefined if there is no file.
   */
  writeSecret(path: string, alter: (text: string | undefined) => string): Promise<void>;
  gitStatus(path: string): Promise<GitStatus>;
  /** Adds the file to the `.gitignore` in its folder, and leaves the other lines unchanged. */
  ignore(path: string): Promise<void>;
}
