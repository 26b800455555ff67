import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { HistoryBatch, Project, ProjectScanPort } from '../ports/project-scan.ts';
import type { Programs } from '../processes/programs.ts';
import { askGit } from './git.ts';
import { type HomeInfo, readShellHistories, readStartupFiles } from './home-files.ts';
import { listFiles, nestedProject, nestedRepositories } from './list-files.ts';
import { readFiles } from './read-files.ts';
import { readHistory } from './read-history.ts';
import { findProject, gitFor } from './repository.ts';

export interface ProjectScanOptions extends HomeInfo {
  readonly nodeVersion: string;
  /** Absolute. */
  readonly workingFolder: string;
  readonly programs: Programs;
}

/** Creates a scan of this machine: the disk, and git if it is installed. */
export function createProjectScan(options: ProjectScanOptions): ProjectScanPort {
  const { nodeVersion, platform, programs } = options;
  const hasModes = platform !== 'win32';
  return {
    nodeVersion,
    project: (signal) => findProject(options, signal),
    gitVersion: async (signal) => {
      const git = { folder: options.workingFolder, programs };
      const { text } = await askGit(git, ['version'], signal);
      return /\d+(?:\.\d+)+/.exec(text)?.[0];
    },
    files: (project, signal) =>
      readFiles(listFiles(project, programs, signal), { root: project.root, hasModes, signal }),
    history: (project, signal) => historyOf(project, programs, signal),
    shellHistories: (signal) => readShellHistories(options, signal),
    startupFiles: (signal) => readStartupFiles(options, signal),
    stateOf: async (path) => {
      const stats = await lstat(path).catch(() => undefined);
      if (stats === undefined) return undefined;
      return { kind: kindOf(stats), mode: hasModes ? stats.mode & 0o777 : undefined };
    },
  };
}

function kindOf(stats: Stats): 'file' | 'folder' | 'other' {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}

/** Maximum nesting of repositories whose history is read. */
const maxDepth = 5;

/** Yields the history of the project, then that of each repository within it. */
async function* historyOf(
  project: Project,
  programs: Programs,
  signal: AbortSignal,
  depth = 0,
): AsyncGenerator<HistoryBatch> {
  // Listed while the history is read.
  const nested = depth === maxDepth ? undefined : nestedRepositories(project, programs, signal);
  // A failure is thrown below, where the list is used.
  nested?.catch(() => {});
  if (project.git.state === 'here') yield* readHistory(gitFor(project, programs), signal);
  for (const path of (await nested) ?? []) {
    const inner = await nestedProject(project, path, programs, signal);
    if (inner === undefined) {
      yield { absent: path };
      continue;
    }
    const { git } = inner;
    if (git.state === 'broken') yield { broken: git };
    if (git.state === 'here' && git.isShallow) yield { shallow: path };
    for await (const batch of historyOf(inner, programs, signal, depth + 1)) {
      yield below(path, batch);
    }
  }
}

function below(path: string, batch: HistoryBatch): HistoryBatch {
  if ('shallow' in batch) return { shallow: `${path}/${batch.shallow}` };
  if ('absent' in batch) return { absent: `${path}/${batch.absent}` };
  if (!('texts' in batch)) return batch;
  return {
    texts: batch.texts.map((text) => ({
      ...text,
      path: text.kind === 'file' ? `${path}/${text.path}` : path,
    })),
  };
}
