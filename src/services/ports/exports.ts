/** How git treats a file that a secret is about to be written to. */
export type GitStatus =
  | 'ignored'
  | 'not-ignored'
  | 'tracked'
  /** It is under no git. */
  | 'no-git'
  /** There is a repository, and no program to read it with. */
  | 'git-missing'
  | 'git-broken';

/** A file of a folder that is written as one; `name` is below the folder, with forward slashes. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * Files written for the person, where they say. A path that is not absolute is in the folder we were started in, and
 * one that begins with `~/` in the home. Methods throw `AppError`: `files` where the disk says no, whole or not at
 * all, and `usage` with `out-exists` where something is there that is not to be replaced.
 */
export interface ExportsPort {
  /** False where nothing is ever written: in the demo. */
  readonly writes: boolean;
  /** One file, in a folder that is there. With the permissions that new files have here. */
  write(path: string, text: string, options: { readonly replaces: boolean }): Promise<void>;
  /** A folder of files, made where it is missing. What else is in a folder that is replaced stays. */
  writeFolder(
    path: string,
    files: readonly NamedText[],
    options: { readonly replaces: boolean },
  ): Promise<void>;
  /**
   * A file that holds a secret, which only its owner may read (0600). `alter` is given what is there, one character for
   * each byte, undefined where there is no file.
   */
  writeSecret(path: string, alter: (text: string | undefined) => string): Promise<void>;
  gitStatus(path: string): Promise<GitStatus>;
  /** Adds the file to the `.gitignore` beside it, which keeps every other line. */
  ignore(path: string): Promise<void>;
}
