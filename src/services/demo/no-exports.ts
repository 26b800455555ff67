import type { ExportsPort } from '../ports/exports.ts';

/** No files at all, for the demo: what is written is gone. */
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
