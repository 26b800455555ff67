import { existsSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolders } from '../key-locations/project-folders.ts';
import type { AuditPort, Project } from '../ports/project-scan.ts';
import type { Programs } from '../processes/programs.ts';
import { askGit } from './git.ts';
import { namedFiles } from './named-files.ts';
import { readFiles } from './read-files.ts';
import { readHistory } from './read-history.ts';
import { type HomeInfo, readShellHistories } from './shell-histories.ts';

export interface AuditOptions extends HomeInfo {
  readonly nodeVersion: string;
  /** Absolute. */
  readonly workingFolder: string;
  readonly programs: Programs;
}

/** This machine as it is: the disk, and git where it is installed. */
export function createAudit(options: AuditOptions): AuditPort {
  const { nodeVersion, platform, programs } = options;
  const hasModes = platform !== 'win32';
  return {
    nodeVersion,
    project: (signal) => findProject(options, signal),
    files: (project, signal) => {
      const names = namedFiles(project, { folder: project.root, programs }, signal);
      return readFiles(names, { root: project.root, hasModes, signal });
    },
    history: ({ root }, signal) => readHistory({ folder: root, programs }, signal),
    shellHistories: async () => readShellHistories(options),
    stateOf: async (path) => {
      const stats = await lstat(path).catch(() => undefined);
      if (stats === undefined) return undefined;
      const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
      return { kind, mode: hasModes ? stats.mode & 0o777 : undefined };
    },
  };
}

/** Git passes over a `.git` that it can't make sense of, so the folders are looked at first. */
export async function findProject(
  options: Pick<AuditOptions, 'workingFolder' | 'programs'>,
  signal: AbortSignal,
): Promise<Project> {
  const { workingFolder, programs } = options;
  const above = (await projectFolders(workingFolder)).at(-1) ?? workingFolder;
  const hasGit = existsSync(join(above, '.git'));
  const asked = ['rev-parse', '--show-toplevel'];
  const { text, end } = await askGit({ folder: workingFolder, programs }, asked, signal);
  if (end.type === 'done') return { root: text.trimEnd() || above, git: { state: 'here' } };
  if (!hasGit || end.type === 'stopped') return { root: above, git: { state: 'none' } };
  if (end.type === 'missing') return { root: above, git: { state: 'not-installed' } };
  return { root: above, git: { state: 'broken', detail: end.detail } };
}
