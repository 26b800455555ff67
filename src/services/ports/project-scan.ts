/** The project around the working folder, and what git reports about it. */
export interface Project {
  /** Absolute path of the folder with `.git`, of the bare repository, or else of the working folder. */
  readonly root: string;
  readonly git:
    | Repository
    /** There is no repository. */
    | { readonly state: 'none' }
    /** There is a repository, but git is not installed. */
    | { readonly state: 'not-installed' }
    | GitBroken;
  /** The name in the package.json of the root. */
  readonly packageName?: string;
}

export interface Repository {
  readonly state: 'here';
  /** True for a repository without files; it may have work trees elsewhere. */
  readonly isBare?: boolean;
  /** True if only the newest commits were fetched. */
  readonly isShallow?: boolean;
  /** The folder that git's settings name for the files, if it is not `root`; empty if it does not exist. */
  readonly otherWorkTree?: string;
}

/** A repository that git can't read; `detail` is git's own sentence, cleaned. */
export interface GitBroken {
  readonly state: 'broken';
  readonly detail: string;
  /** True if git refuses the repository because it belongs to another user. */
  readonly isOfOtherUser?: boolean;
}

/** A text, or a part of a long text with some of the surrounding text. */
export interface ScannedText {
  /** One character for each byte, because keys are ASCII, or for each code unit of UTF-16. */
  readonly text: string;
  /** The line of the complete text in which `text` begins, from 1. Default: 1. */
  readonly firstLine?: number;
  /** The range of `text` that no other part contains. Default: the complete text. */
  readonly body?: readonly [start: number, end: number];
}

/** A file and its text. A long text is split into consecutive parts. */
export interface ScannedFile extends ScannedText {
  /**
   * Relative to the root of the project, with forward slashes; `~/…` for a file in the home folder. A byte that is not
   * valid UTF-8 becomes a lone surrogate.
   */
  readonly path: string;
  /** `free` if git is not available; `own` for a file in which git keeps settings, hooks, names or messages. */
  readonly git: 'tracked' | 'untracked' | 'ignored' | 'free' | 'own';
  /** True for `.env` and similarly named files, which are meant to hold keys. */
  readonly isDotenv: boolean;
  /** The permission bits; undefined on systems without them. */
  readonly mode: number | undefined;
}

/** Some files of the project, or the reason why git stopped listing them. */
export type ScannedFiles =
  | {
      readonly files: readonly ScannedFile[];
      /** Paths of files that could not be read. */
      readonly unread: readonly string[];
      /** Paths of empty files, links and pipes, which have only a name. */
      readonly empty?: readonly string[];
      /** Paths of submodules whose contents are not here. */
      readonly absent?: readonly string[];
      /** The part that was not read when the scan was stopped. */
      readonly left?: { readonly count: number; readonly first: string };
    }
  | { readonly broken: GitBroken };

/**
 * The content of a committed file, or the message of a commit or an annotated tag. Before a message, from line 0
 * upwards, are the names of its author and committer.
 */
export interface HistoryText extends ScannedText {
  readonly kind: 'file' | 'commit' | 'tag';
  /** The hash of the first commit with this text, or of the tag; empty for a staged, uncommitted text. */
  readonly commit: string;
  /** The path of the file, as in `ScannedFile`, or the name of the tag. */
  readonly path: string;
}

/** Extent to which the history of a repository was read; the last batch of each repository. */
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
  | { readonly shallow: string }
  /** A submodule whose repository is not here. */
  | { readonly absent: string };

/** Files in the home folder in which keys are often left. */
export interface HomeFiles {
  readonly files: readonly ScannedFile[];
  /** The displayed names of files that exist and could not be read. */
  readonly unread: readonly string[];
}

/** Type of the entry at a path; a link is not followed. */
export interface PathState {
  readonly kind: 'file' | 'folder' | 'other';
  /** The permission bits; undefined on systems without them. */
  readonly mode: number | undefined;
}

/**
 * Reads the files, commits and histories on this machine that may expose keys, and changes nothing. No method throws.
 * Aborting `signal` ends a method at once with partial results.
 */
export interface ProjectScanPort {
  /** The version of Node that runs this program: `22.11.0`. */
  readonly nodeVersion: string;
  project(signal: AbortSignal): Promise<Project>;
  /** The version of git (`2.39.5`); undefined without git. */
  gitVersion(signal: AbortSignal): Promise<string | undefined>;
  /**
   * The tracked and untracked files of the project and of nested repositories, and those ignored files that are `.env`
   * files; and the files in which git keeps settings, hooks, names and messages. Without git: every file below the root
   * except installed packages.
   */
  files(project: Project, signal: AbortSignal): AsyncIterable<ScannedFiles>;
  /** Every text ever committed in the project and in nested repositories, oldest first. */
  history(project: Project, signal: AbortSignal): AsyncIterable<HistoryBatch>;
  /** The history files of the person's shells and of other programs that record typed text. */
  shellHistories(signal: AbortSignal): AsyncIterable<HomeFiles>;
  /** The files that shells and sessions read when they start. */
  startupFiles(signal: AbortSignal): AsyncIterable<HomeFiles>;
  /** Returns the type of the entry at a path; undefined if there is none. */
  stateOf(path: string): Promise<PathState | undefined>;
}
