/** The folders in which tools keep their settings. All are absolute, with forward slashes. */
export interface ToolFolders {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** `XDG_CONFIG_HOME`, or `.config` in the home. */
  readonly config: string;
  /** Folder in which programs of this system keep settings: `~/Library/Application Support`, `%APPDATA%`, or `config`. */
  readonly settings: string;
  /** `%LOCALAPPDATA%` on Windows, else `config`. */
  readonly local: string;
  /** The working folder at start; the home folder if it no longer exists. */
  readonly working: string;
}

/** Reasons not to change a settings file. */
export type SettingsProblem =
  | 'symlink'
  | 'read-only'
  | 'being-edited'
  | 'not-a-file'
  /** The file has a second hard link, which would retain the old text. */
  | 'linked'
  | 'not-text'
  | 'too-large'
  | 'unreadable';

/** The current state of a settings file. */
export type SettingsFile =
  | { readonly state: 'missing' }
  | { readonly state: 'there'; readonly text: string }
  /** `text` is the content, if it can be read anyway. */
  | { readonly state: 'refused'; readonly problem: SettingsProblem; readonly text?: string };

/** Other tools on this machine, and their settings files. */
export interface ConnectionsPort {
  readonly folders: ToolFolders;
  /** Returns the absolute path of a program on PATH that this program may start. Never throws. */
  findProgram(name: string): Promise<string | undefined>;
  /** Returns true if something exists at a path, which may end in `*`. Never throws. */
  isThere(pattern: string): Promise<boolean>;
  /**
   * Runs a program without the key and returns its output; undefined if it fails or takes longer than two minutes. Never
   * throws.
   */
  outputOf(program: string, args: readonly string[]): Promise<string | undefined>;
  /** Returns the state of a settings file. Never throws. */
  inspect(path: string): Promise<SettingsFile>;
  /**
   * Replaces the text `before` (undefined: no file) by `after` in one step, and preserves mode and owner. Returns the
   * folders that had to be created. Writes nothing and returns `changed` if the file no longer has the text `before`.
   * Throws AppError `files`.
   */
  replace(
    path: string,
    texts: { readonly before: string | undefined; readonly after: string },
  ): Promise<readonly string[] | 'changed'>;
  /** Removes a file, and then those of the folders that are empty. Throws AppError `files`. */
  remove(path: string, folders: readonly string[]): Promise<void>;
}
