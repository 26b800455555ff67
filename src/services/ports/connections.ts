/** The folders that tools keep their settings in. All are absolute, with forward slashes. */
export interface ToolFolders {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** `XDG_CONFIG_HOME`, or `.config` in the home. */
  readonly config: string;
  /** Folder in which programs of this system keep settings: `~/Library/Application Support`, `%APPDATA%`, or `config`. */
  readonly settings: string;
  /** `%LOCALAPPDATA%` on Windows, else `config`. */
  readonly local: string;
  /** The folder that we were started in; the home where that no longer exists. */
  readonly working: string;
}

/** Why a settings file is not to be changed. */
export type SettingsProblem =
  | 'symlink'
  | 'read-only'
  | 'being-edited'
  | 'not-a-file'
  /** It has another name, which would go on holding the old text. */
  | 'linked'
  | 'not-text'
  | 'too-large'
  | 'unreadable';

/** A settings file as it is now. */
export type SettingsFile =
  | { readonly state: 'missing' }
  | { readonly state: 'there'; readonly text: string }
  /** `text` is what it holds, where that can be read all the same. */
  | { readonly state: 'refused'; readonly problem: SettingsProblem; readonly text?: string };

/** Other tools on this machine, and their settings files. */
export interface ConnectionsPort {
  readonly folders: ToolFolders;
  /** The absolute path of a program on PATH that this program may start. Never throws. */
  findProgram(name: string): Promise<string | undefined>;
  /** True where something is at a path that may end in `*`. Never throws. */
  isThere(pattern: string): Promise<boolean>;
  /** Returns the output of a program that is run without the key, for at most 30 s; empty if it fails. Never throws. */
  outputOf(program: string, args: readonly string[]): Promise<string>;
  /** Never throws. */
  inspect(path: string): Promise<SettingsFile>;
  /**
   * Puts `after` in the place of `before`, undefined for no file, in one step; mode and owner stay. Gives the folders
   * that had to be made, or `changed`, with nothing written, where the file no longer is what it was. Throws AppError
   * `files`.
   */
  replace(
    path: string,
    texts: { readonly before: string | undefined; readonly after: string },
  ): Promise<readonly string[] | 'changed'>;
  /** Removes a file, and those of the folders that are empty then. Throws AppError `files`. */
  remove(path: string, folders: readonly string[]): Promise<void>;
}
