import type {
  HistoryText,
  HomeFiles,
  ProjectScanPort,
  ScannedFile,
} from '../../../src/services/ports/project-scan.ts';
import {
  createProjectScan,
  type ProjectScanOptions,
} from '../../../src/services/project-scan/project-scan.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import { type Folder, gitVariables } from '../../support/processes/repository.ts';

export const unstopped = new AbortController().signal;

export function scanOf(folder: Folder, given: Partial<ProjectScanOptions> = {}): ProjectScanPort {
  return createProjectScan({
    nodeVersion: '22.11.0',
    variables: gitVariables,
    programs: programsIn(given.variables ?? gitVariables),
    platform: 'linux',
    home: folder.path,
    workingFolder: folder.path,
    ...given,
  });
}

/** Reads the files of a project; git’s own files are in `own`. */
export async function filesOf(scan: ProjectScanPort, signal = unstopped) {
  const project = await scan.project(signal);
  const found = {
    files: [] as ScannedFile[],
    own: [] as ScannedFile[],
    unread: [] as string[],
    empty: [] as string[],
    absent: [] as string[],
    broken: '',
    left: 0,
  };
  for await (const batch of scan.files(project, signal)) {
    if ('broken' in batch) found.broken = batch.broken.detail;
    else {
      for (const file of batch.files) found[file.git === 'own' ? 'own' : 'files'].push(file);
      found.absent.push(...(batch.absent ?? []));
      found.unread.push(...batch.unread);
      found.empty.push(...(batch.empty ?? []));
      found.left += batch.left?.count ?? 0;
    }
  }
  return found;
}

export async function historyOf(scan: ProjectScanPort, signal = unstopped) {
  const found = {
    texts: [] as HistoryText[],
    broken: '',
    shallow: [] as string[],
    absent: [] as string[],
    commits: 0,
    missing: 0,
    left: 0,
  };
  for await (const batch of scan.history(await scan.project(signal), signal)) {
    if ('broken' in batch) found.broken = batch.broken.detail;
    else if ('shallow' in batch) found.shallow.push(batch.shallow);
    else if ('absent' in batch) found.absent.push(batch.absent);
    else if ('texts' in batch) found.texts.push(...batch.texts);
    else {
      found.commits += batch.commits;
      found.missing += batch.missing;
      found.left += batch.left;
    }
  }
  return found;
}

export async function homeOf(batches: AsyncIterable<HomeFiles>) {
  const found = { files: [] as ScannedFile[], unread: [] as string[] };
  for await (const { files, unread } of batches) {
    found.files.push(...files);
    found.unread.push(...unread);
  }
  return found;
}

/** Returns the git state of each file, by its path. */
export const statesOf = (files: readonly ScannedFile[]) =>
  Object.fromEntries(files.map(({ path, git }) => [path, git]));

/** Returns the locations of a text in a history: kind, path, and the first characters of the commit. */
export const placesOf = (texts: readonly HistoryText[], wanted: string) =>
  texts
    .filter(({ text }) => text.includes(wanted))
    .map(({ kind, path, commit }) => [kind, path, commit] as const);
