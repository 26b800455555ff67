import { AppError } from '../../../src/errors/errors.ts';
import type { ExportsPort, GitStatus } from '../../../src/services/ports/exports.ts';

/** Creates exports into a folder in memory, for which git reports the given status. */
export function recordingExports(
  exported: Map<string, string>,
  status: GitStatus = 'ignored',
): ExportsPort {
  let now = status;
  const refuseExisting = (path: string, replaces: boolean) => {
    if (!replaces && [...exported.keys()].some((one) => one.split('/')[0] === path)) {
      throw new AppError({ code: 'usage', problem: 'out-exists', given: path });
    }
  };
  return {
    writes: true,
    write: async (path, text, { replaces }) => {
      refuseExisting(path, replaces);
      exported.set(path, text);
    },
    writeFolder: async (path, files, { replaces }) => {
      refuseExisting(path, replaces);
      for (const { name, text } of files) exported.set(`${path}/${name}`, text);
    },
    writeSecret: async (path, alter) => void exported.set(path, alter(exported.get(path))),
    gitStatus: async () => now,
    ignore: async (path) => {
      exported.set('.gitignore', `/${path}\n`);
      if (now === 'not-ignored') now = 'ignored';
    },
  };
}
