import { plainLine } from '../../i18n/plain-text.ts';
import type {
  AuditedFile,
  AuditPort,
  GitBroken,
  Patch,
  Project,
} from '../../services/ports/project-scan.ts';
import type { Secret } from '../../services/ports/secret.ts';
import { findBadSdk } from './find-bad-sdk.ts';
import { findKeyLines } from './find-key-lines.ts';
import { addedTexts } from './read-patch.ts';

/** A place in a file, as it is told: what comes from the file is cleaned, a key masked. */
export interface Place {
  /** Below the root of the project, or from the home. */
  readonly file: string;
  /** From 1; null where it is the file as a whole. */
  readonly line: number | null;
  readonly masked: string | null;
  /** Of the history: the short hash. */
  readonly commit?: string;
}

/** A key in a `.env`, and what is wrong with that file. */
export interface DotenvLocation extends Place {
  readonly git: AuditedFile['git'];
  readonly isOpen: boolean;
}

/** What was found in the files of a project. */
export interface ProjectAudit {
  /** How many files were read. */
  readonly count: number;
  /** Keys in files that are not there to hold any. */
  readonly keys: readonly Place[];
  readonly dotenvs: readonly DotenvLocation[];
  readonly sdks: readonly (Place & { readonly version: string })[];
  /** Files too large to be read. */
  readonly skipped: readonly string[];
  readonly broken: GitBroken | undefined;
  /** False where it was stopped before the end. */
  readonly isWhole: boolean;
}

type Growing = { -readonly [K in keyof ProjectAudit]: ProjectAudit[K] };

/** Looks through the files of the project, until `signal` is aborted. */
export async function auditProject(
  audit: AuditPort,
  project: Project,
  known: readonly Secret[],
  signal: AbortSignal,
): Promise<ProjectAudit> {
  const nothing = { keys: [], dotenvs: [], sdks: [], skipped: [], broken: undefined };
  const found: Growing = { count: 0, ...nothing, isWhole: false };
  for await (const batch of audit.files(project, signal)) {
    if ('broken' in batch) {
      found.broken = batch.broken;
      continue;
    }
    found.count += batch.files.length;
    found.skipped = [...found.skipped, ...batch.skipped.map(shownPath)];
    for (const file of batch.files) addFile(found, file, known);
  }
  return { ...found, isWhole: !signal.aborted };
}

function addFile(found: Growing, file: AuditedFile, known: readonly Secret[]): void {
  const { path, text, git, isDotenv } = file;
  const versions = findBadSdk(path, text);
  if (versions.length > 0) {
    const places = versions.map((bad) => ({ ...bad, file: shownPath(path), masked: null }));
    found.sdks = [...found.sdks, ...places];
  }
  const places = placesIn(file, known);
  if (isDotenv) {
    const isOpen = isOpenMode(file.mode);
    found.dotenvs = [...found.dotenvs, ...places.map((place) => ({ ...place, git, isOpen }))];
  } else found.keys = [...found.keys, ...places];
}

/** The places of a file that hold a key. */
export function placesIn(
  { path, text }: Pick<AuditedFile, 'path' | 'text'>,
  known: readonly Secret[],
): readonly Place[] {
  return findKeyLines(text, known).map((found) => ({ file: shownPath(path), ...found }));
}

/** True for a file that others on this machine may read. */
export function isOpenMode(mode: number | undefined): boolean {
  return mode !== undefined && (mode & 0o077) !== 0;
}

function shownPath(path: string): string {
  return plainLine(path);
}

/** What was found in what was ever committed. */
export interface HistoryAudit {
  /** Each key once a file, where it was last brought in. */
  readonly keys: readonly Place[];
  readonly broken: GitBroken | undefined;
  readonly isWhole: boolean;
}

/** Looks through the history of a project that has one, the newest first, until `signal` is aborted. */
export async function auditHistory(
  audit: AuditPort,
  project: Project,
  known: readonly Secret[],
  signal: AbortSignal,
): Promise<HistoryAudit> {
  const places = new Map<string, Place>();
  let broken: GitBroken | undefined;
  for await (const batch of audit.history(project, signal)) {
    if ('broken' in batch) {
      broken = batch.broken;
      continue;
    }
    for (const place of batch.patches.flatMap((patch) => placesAdded(patch, known))) {
      const name = `${place.masked} ${place.file}`;
      if (!places.has(name)) places.set(name, place);
    }
  }
  return { keys: [...places.values()], broken, isWhole: !signal.aborted };
}

function placesAdded({ commit, text }: Patch, known: readonly Secret[]): readonly Place[] {
  return addedTexts(text).flatMap(({ path, text: after, begin, added }) =>
    findKeyLines(after, known)
      .filter(({ line }) => added.has(line))
      .map(({ line, masked }) => ({
        file: shownPath(path),
        line: begin + line - 1,
        masked,
        commit: plainLine(commit.slice(0, 10)),
      })),
  );
}
