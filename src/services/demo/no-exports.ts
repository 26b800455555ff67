import type { ExportsPort } from '../ports/exports.ts';

/** For the demo: writes no files and forgets what it is given. */
export function createNoExports(): ExportsPort {
  return {
    writes: false,
    write: async () => {},
    writeFolder: async () => {},
    writeSecret: async () => {},
    gitStatus: async () => 'ignored',
    ignore: async () => {},
  };
}
