/** The project that the working folder belongs to, and what git can say of it. */
export interface Project {
  /** Absolute: the folder that holds `.git`, the folder of a bare repository, else the working folder. */
  readonly root: string;
  readonly git:
    | Repository
    /** Its files are under no git. */
    | { readonly state: 'none' }
    /** There is a repository, and no program to read it with. */
    | { readonly state: 'not-installed' }
    | GitBroken;
  /** The name in its package.json. */
  readonly packageName?: string;
}

export interface Repository {
  readonly state: 'here';
  /** True where it has no files beside it; work trees of it may lie elsewhere. */
  readonly isBare?: boolean;
  /** True where only the newest commits were fetched. */
  readonly isShallow?: boolean;
  /** The folder that its settings name for its files, where that is not `root`; empty where it does not exist. */
  readonly otherWorkTree?: string;
}

/** A repository that git can't read; `detail` is git's own sentence, cleaned. */
export interface GitBroken {
  readonly state: 'broken';
  readonly detail: string;
  /** True where git refuses it because it belongs to another user. */
  readonly isOfOtherUser?: boolean;
}

/** A text, or a part of a long one with some of what stands before and after it. */
export interface ScannedText {
  /** One character for each byte, since keys are ASCII; one for each letter of UTF-16. */
  readonly text: string;
  /** The line of the whole text that `text` begins in, from 1; 1 where it is absent. */
  readonly firstLine?: number;
  /** The stretch of `text` that no other part has; all of it where it is absent. */
  readonly body?: readonly [start: number, end: number];
}

/** A file and its text. A long one comes in several parts, one after another. */
export interface AuditedFile extends ScannedText {
  /**
   * Below the root of the project, with forward slashes; of a file in the home, `~/…`. A byte that is no UTF-8 is a lone
   * surrogate.
   */
  readonly path: string;
  /** `free` where there is no git to say. */
  readonly git: 'tracked' | 'untracked' | 'ignored' | 'free';
  /** True for `.env` and what is named like it: files that are there to hold keys. */
  readonly isDotenv: boolean;
  /** The permission bits; undefined where the system has none. */
  readonly mode: number | undefined;
}

/** Some files of the project, or why git names no more. */
export type AuditedFiles =
  | {
      readonly files: readonly AuditedFile[];
      /** Paths of files that could not be read. */
      readonly unread: readonly string[];
      /** The part that was not read when the scan was stopped. */
      readonly left?: { readonly count: number; readonly first: string };
    }
  | { readonly broken: GitBroken };

/** The content of a committed file, or the message of a commit or an annotated tag. */
export interface HistoryText extends ScannedText {
  readonly kind: 'file' | 'commit' | 'tag';
  /** The hash of the first commit that has it, or of the tag; empty for what was added and not yet committed. */
  readonly commit: string;
  /** The path of the file, as in `AuditedFile`, or the name of the tag. */
  readonly path: string;
}

/** How much of the history of one repository was read; the last batch of each. */
export interface HistoryExtent {
  readonly commits: number;
  /** Objects that this clone lacks. */
  readonly missing: number;
  /** Objects that were not read. */
  readonly left: number;
}

export type HistoryBatch =
  | { readonly texts: readonly HistoryText[] }
  | { readonly broken: GitBroken }
  | HistoryExtent
  /** A repository within the project whose history was not fetched as a whole. */
  | { readonly shallow: string };

/** Files in the home that keys are often left in. */
export interface HomeFiles {
  readonly files: readonly AuditedFile[];
  /** Those that are there and could not be read, as they are shown. */
  readonly unread: readonly string[];
}

/** Type of the entry at a path; a link is not followed. */
export interface PathState {
  readonly kind: 'file' | 'folder' | 'other';
  /** The permission bits; undefined where the system has none. */
  readonly mode: number | undefined;
}

/**
 * Reads the places of this machine that may hold exposed keys, and changes nothing. No method throws. Aborting
 * `signal` ends each at once, with what there is so far.
 */
export interface AuditPort {
  /** The Node that runs us: `22.11.0`. */
  readonly nodeVersion: string;
  project(signal: AbortSignal): Promise<Project>;
  /** The version of git: `2.39.5`; undefined where there is none. */
  gitVersion(signal: AbortSignal): Promise<string | undefined>;
  /**
   * The tracked and untracked files of the project and of the repositories within it; of those that git ignores, the
   * `.env` files alone. Where git can't say, every file below the root but what was installed.
   */
  files(project: Project, signal: AbortSignal): AsyncIterable<AuditedFiles>;
  /** Every content that was ever committed in the project and in the repositories within it, what is older first. */
  history(project: Project, signal: AbortSignal): AsyncIterable<HistoryBatch>;
  /** The histories of the person's shells and of other programs that keep what is typed. */
  shellHistories(signal: AbortSignal): AsyncIterable<HomeFiles>;
  /** The files that shells and sessions start with. */
  startupFiles(signal: AbortSignal): AsyncIterable<HomeFiles>;
  stateOf(path: string): Promise<PathState | undefined>;
}
