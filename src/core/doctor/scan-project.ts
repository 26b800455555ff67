import type {
  GitBroken,
  HistoryText,
  Project,
  ProjectScanPort,
  ScannedFile,
  ScannedText,
} from '../../services/ports/project-scan.ts';
import type { Secret } from '../../services/ports/secret.ts';
import { findBadSdk } from './find-bad-sdk.ts';
import { findKeysInText, type KeyInText } from './find-key-lines.ts';
import { isOwnCheckout, isOwnTestKey } from './own-test-keys.ts';
import { shownPath } from './shown-path.ts';

/** A place in a file. Plain JSON; a key is masked. */
export interface Place {
  /** Displayed path, relative to the root of the project or to the home folder. */
  readonly file: string;
  /** The original path, if it cannot be displayed unchanged. */
  readonly rawPath?: string;
  /** True if a key was hidden in the displayed path, so the original path must not be displayed either. */
  readonly hasKeyInPath?: true;
  /** The line, from 1; null for the whole file. */
  readonly line: number | null;
  readonly masked: string | null;
  /** The key, so that all reports hide it. Reports themselves do not contain this field. */
  readonly key?: Secret;
  /** For the history: short hash of the first commit that has it; absent for an addition that is not committed. */
  readonly commit?: string;
  /** For the history: set if the text is the message of a commit or a tag. */
  readonly message?: 'commit' | 'tag';
}

/** A key in a `.env` file, and the problem of that file. */
export interface DotenvPlace extends Place {
  readonly git: ScannedFile['git'];
  /** True if other users of this machine can read it. */
  readonly isOpen: boolean;
}

/** Findings in the files of a project. */
export interface ProjectScan {
  /** Number of files that were read. */
  readonly count: number;
  /** Keys in files other than `.env` files. */
  readonly keys: readonly Place[];
  readonly dotenvs: readonly DotenvPlace[];
  readonly sdks: readonly (Place & { readonly version: string })[];
  /** Files that could not be read. */
  readonly unread: readonly string[];
  /** Submodules whose contents are not here. */
  readonly absent: readonly string[];
  /** Files that there was no time to read: their number, and the first of them. */
  readonly left: { readonly count: number; readonly first: string } | undefined;
  readonly broken: GitBroken | undefined;
  /** Number of keys left out because they are for the tests of this program. */
  readonly ownKeys: number;
  /** Compressed files, which were not opened. */
  readonly compressed: readonly string[];
  /** Files whose contents git-lfs has not fetched. */
  readonly pointers: readonly string[];
  /** False if the search was stopped early. */
  readonly isWhole: boolean;
}

/** Maximum number of keys recorded for one part of a text. */
const maxKeys = 100;
/** Minimum number of characters of a key that is searched in names. */
const shortestKey = 16;

/** Searches the files of the project, until `signal` is aborted. */
export async function scanProject(
  scan: ProjectScanPort,
  project: Project,
  known: readonly Secret[],
  signal: AbortSignal,
): Promise<ProjectScan> {
  const found = new ProjectFindings(known, isOwnCheckout(project));
  let broken: GitBroken | undefined;
  let left: ProjectScan['left'];
  const unread: string[] = [];
  const absent: string[] = [];
  for await (const batch of scan.files(project, signal)) {
    if ('broken' in batch) {
      broken = batch.broken;
      continue;
    }
    unread.push(...batch.unread);
    absent.push(...(batch.absent ?? []));
    for (const path of [...batch.unread, ...(batch.empty ?? [])]) await found.addName(path);
    left = batch.left ?? left;
    for (const file of batch.files) await found.add(file);
  }
  const { count, keys, dotenvs, sdks, ownKeys, compressed, pointers } = found;
  const isWhole = !signal.aborted && left === undefined;
  const unopened = { compressed, pointers };
  const missing = { unread, absent, left, broken };
  return { count, keys, dotenvs, sdks, ownKeys, ...unopened, ...missing, isWhole };
}

class ProjectFindings {
  readonly keys: Place[] = [];
  readonly dotenvs: DotenvPlace[] = [];
  readonly sdks: (Place & { readonly version: string })[] = [];
  readonly compressed: string[] = [];
  readonly pointers: string[] = [];
  count = 0;
  ownKeys = 0;
  /** Paths whose last name was found to contain a key. */
  readonly #names = new Set<string>();
  readonly #known: readonly Secret[];
  readonly #isOwn: boolean;

  constructor(known: readonly Secret[], isOwn: boolean) {
    this.#known = known;
    this.#isOwn = isOwn;
  }

  async add(file: ScannedFile): Promise<void> {
    if (isBeginning(file)) {
      if (file.git !== 'own') this.count += 1;
      await this.addName(file.path);
      if (isCompressed(file.text)) this.compressed.push(file.path);
      if (isPointer(file.text)) this.pointers.push(file.path);
    }
    for (const { line, version } of findBadSdk(file)) {
      this.sdks.push({ ...placeIn(file.path), line, masked: null, version });
    }
    const keys = await this.#foreign(findKeysInText(file, this.#known).slice(0, maxKeys));
    const places = placesOf(file.path, keys);
    if (!file.isDotenv) this.keys.push(...places);
    else {
      const { git } = file;
      const isOpen = isOpenMode(file.mode);
      this.dotenvs.push(...places.map((place) => ({ ...place, git, isOpen })));
    }
  }

  /** Searches the names of a file and of its folders. */
  async addName(path: string): Promise<void> {
    for (const { path: named, keys } of keysInNames(path, this.#known)) {
      if (this.#names.has(named)) continue;
      this.#names.add(named);
      this.keys.push(...placesInName(named, await this.#foreign(keys)));
    }
  }

  /** Leaves out keys for the tests of this program, and counts them. */
  async #foreign(found: readonly KeyInText[]): Promise<readonly KeyInText[]> {
    const keys = this.#isOwn ? await withoutOwnTestKeys(found) : found;
    this.ownKeys += found.length - keys.length;
    return keys;
  }
}

/** Matches the first bytes of gzip, zip (also Office, jar and wheel), 7z, rar, xz, bzip2, zstd, lz4 and compress. */
const compressedForms =
  /^(?:\x1f\x8b|PK\x03\x04|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\xfd7zXZ\0|BZh[1-9]1AY&SY|\x28\xb5\x2f\xfd|\x04\x22\x4d\x18|\x1f\x9d)/;

/** Returns true for the beginning of a compressed file, whose text cannot be searched. */
export function isCompressed(text: string): boolean {
  return compressedForms.test(text);
}

/** Returns true for the text that git-lfs keeps in git instead of the content of a file. */
function isPointer(text: string): boolean {
  return text.startsWith('version https://git-lfs.github.com/spec/v1\n');
}

function isBeginning({ firstLine = 1, body }: ScannedText): boolean {
  return firstLine === 1 && (body?.[0] ?? 0) === 0;
}

async function withoutOwnTestKeys(found: readonly KeyInText[]): Promise<readonly KeyInText[]> {
  const areOwn = await Promise.all(found.map(({ key }) => isOwnTestKey(key)));
  return found.filter((_, at) => areOwn[at] === false);
}

/** Returns the locations of keys in a file. */
export function placesIn(file: ScannedFile, known: readonly Secret[]): readonly Place[] {
  return placesOf(file.path, findKeysInText(file, known).slice(0, maxKeys));
}

function placesOf(path: string, keys: readonly KeyInText[]): readonly Place[] {
  return keys.map(({ line, masked, key }) => ({ ...placeIn(path), line, masked, key }));
}

function placeIn(path: string): Pick<Place, 'file' | 'rawPath'> {
  const file = shownPath(path);
  return file === path ? { file } : { file, rawPath: path };
}

/** Returns the places of keys in the name of a file or folder. */
function placesInName(path: string, keys: readonly KeyInText[]): readonly Place[] {
  return placesOf(withoutEncoded(path, keys), keys).map((place) => ({ ...place, line: null }));
}

/**
 * Hides a key that a path contains in base64. A key that the path contains literally is hidden later, in all reports.
 */
function withoutEncoded(path: string, keys: readonly KeyInText[]): string {
  if (keys.every(({ key }) => path.includes(key.reveal()))) return path;
  return path.replaceAll(/[A-Za-z0-9+]{16,}={0,2}/g, '••••');
}

/** Returns the parts of a path, each from its beginning, that end in a name with a key. */
function keysInNames(
  path: string,
  known: readonly Secret[],
): readonly { readonly path: string; readonly keys: readonly KeyInText[] }[] {
  if (path.length < shortestKey) return [];
  const names = path.split('/');
  return names.flatMap((text, at) => {
    const keys = text.length < shortestKey ? [] : findKeysInText({ text }, known);
    return keys.length === 0 ? [] : [{ path: names.slice(0, at + 1).join('/'), keys }];
  });
}

/** Returns true for a file that others on this machine may read. */
export function isOpenMode(mode: number | undefined): boolean {
  return mode !== undefined && (mode & 0o077) !== 0;
}

/** Findings in the history of a project and of nested repositories. */
export interface HistoryScan {
  /** Each key once per file, at its first commit. */
  readonly keys: readonly Place[];
  readonly broken: GitBroken | undefined;
  /** Number of commits that were read. */
  readonly commits: number;
  /** Number of objects that this clone does not have. */
  readonly missing: number;
  /** Number of objects that there was no time to read. */
  readonly left: number;
  /** Repositories within the project that were not fetched as a whole. */
  readonly shallow: readonly string[];
  /** Submodules whose repository is not here. */
  readonly absent: readonly string[];
  /** Number of keys left out because they are for the tests of this program. */
  readonly ownKeys: number;
  /** Number of compressed files, which were not opened. */
  readonly compressed: number;
  /** Number of contents that git-lfs keeps outside of git. */
  readonly pointers: number;
  /** False if the search was stopped early. */
  readonly isWhole: boolean;
}

/** Searches everything that was committed, oldest first, until `signal` is aborted. */
export async function scanHistory(
  scan: ProjectScanPort,
  project: Project,
  known: readonly Secret[],
  signal: AbortSignal,
): Promise<HistoryScan> {
  const found = new HistoryFindings(known, isOwnCheckout(project));
  const extent = { commits: 0, missing: 0, left: 0 };
  const shallow: string[] = [];
  const absent: string[] = [];
  let broken: GitBroken | undefined;
  for await (const batch of scan.history(project, signal)) {
    if ('broken' in batch) broken = batch.broken;
    else if ('shallow' in batch) shallow.push(batch.shallow);
    else if ('absent' in batch) absent.push(batch.absent);
    else if ('commits' in batch) {
      extent.commits += batch.commits;
      extent.missing += batch.missing;
      extent.left += batch.left;
    } else {
      for (const text of batch.texts) await found.add(text);
    }
  }
  const { places, ownKeys, compressed, pointers } = found;
  const isWhole = !signal.aborted && extent.left === 0;
  const keys = [...places.values()];
  return { keys, ownKeys, compressed, pointers, broken, ...extent, shallow, absent, isWhole };
}

class HistoryFindings {
  /** Each key once per file. */
  readonly places = new Map<string, Place>();
  compressed = 0;
  pointers = 0;
  ownKeys = 0;
  readonly #known: readonly Secret[];
  readonly #isOwn: boolean;

  constructor(known: readonly Secret[], isOwn: boolean) {
    this.#known = known;
    this.#isOwn = isOwn;
  }

  async add(text: HistoryText): Promise<void> {
    if (isBeginning(text)) {
      if (isCompressed(text.text)) this.compressed += 1;
      if (isPointer(text.text)) this.pointers += 1;
      const named = text.kind === 'file' ? keysInNames(text.path, this.#known) : [];
      for (const { path, keys } of named) this.#note(placesInName(path, keys), text);
    }
    const found = findKeysInText(text, this.#known).slice(0, maxKeys);
    if (found.length === 0) return;
    const keys = this.#isOwn ? await withoutOwnTestKeys(found) : found;
    this.ownKeys += found.length - keys.length;
    this.#note(placesInHistory(text, keys), text);
  }

  #note(found: readonly Place[], { commit }: HistoryText): void {
    for (const place of found) {
      const name = [place.masked, place.line === null, place.file].join(' ');
      if (this.places.has(name)) continue;
      const hash = commit === '' ? {} : { commit: commit.slice(0, shortHash) };
      this.places.set(name, { ...place, ...hash });
    }
  }
}

const shortHash = 10;

function placesInHistory(
  { kind, path }: HistoryText,
  keys: readonly KeyInText[],
): readonly Place[] {
  const message = kind === 'file' ? {} : { message: kind };
  const where = kind === 'commit' ? { file: 'commit message' } : placeIn(path);
  // The names of author and committer are above the first line of a message.
  return keys.map(({ line, masked, key }) => ({
    ...where,
    line: line < 1 ? null : line,
    masked,
    key,
    ...message,
  }));
}
