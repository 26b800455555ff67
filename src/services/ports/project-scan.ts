/** The project that the working folder belongs to, and what git can say of it. */
export interface Project {
  /** Absolute: the root of the git work tree, else the working folder. */
  readonly root: string;
  readonly git:
    | { readonly state: 'here' }
    /** Its files are under no git. */
    | { readonly state: 'none' }
    /** There is a repository, and no program to read it with. */
    | { readonly state: 'not-installed' }
    | GitBroken;
}

/** A repository that git can't read; `detail` is git's own sentence, cleaned. */
export interface GitBroken {
  readonly state: 'broken';
  readonly detail: string;
}

/** A file and its text. */
export interface AuditedFile {
  /** Below the root of the project, with forward slashes; of a shell's history, from the home: `~/…`. */
  readonly path: string;
  /** `free` where there is no git to say. */
  readonly git: 'tracked' | 'untracked' | 'ignored' | 'free';
  /** True for `.env` and what is named like it: files that are there to hold keys. */
  readonly isDotenv: boolean;
  /** The permission bits; undefined where the system has none. */
  readonly mode: number | undefined;
  /** One character for each byte: what is looked for is ASCII. */
  readonly text: string;
}

/** Some files of the project, or why there are no more. */
export type AuditedFiles =
  | {
      readonly files: readonly AuditedFile[];
      /** Paths of files too large to be read. */
      readonly skipped: readonly string[];
    }
  | { readonly broken: GitBroken };

/** What one commit changed in one file, as `git diff` writes it. */
export interface Patch {
  /** The whole hash. */
  readonly commit: string;
  readonly text: string;
}

export type Patches = { readonly patches: readonly Patch[] } | { readonly broken: GitBroken };

/** What a path leads to; a link is not followed. */
export interface PathState {
  readonly kind: 'file' | 'folder' | 'other';
  /** The permission bits; undefined where the system has none. */
  readonly mode: number | undefined;
}

/**
 * What there is on this machine to be looked through for keys that lie about. It reads, and changes nothing. No method
 * throws; what can't be read counts as absent. Aborting `signal` ends each at once, with what there is so far.
 */
export interface AuditPort {
  /** The Node that runs us: `22.11.0`. */
  readonly nodeVersion: string;
  project(signal: AbortSignal): Promise<Project>;
  /**
   * The tracked and untracked files; of those that git ignores, the `.env` files alone. Where git can't say, those that
   * a wizard run from the root comes by. Binary files are left out.
   */
  files(project: Project, signal: AbortSignal): AsyncIterable<AuditedFiles>;
  /** All that was ever committed on any branch, the newest first. */
  history(project: Project, signal: AbortSignal): AsyncIterable<Patches>;
  /** The histories of the person's shells. */
  shellHistories(): Promise<readonly AuditedFile[]>;
  stateOf(path: string): Promise<PathState | undefined>;
}
