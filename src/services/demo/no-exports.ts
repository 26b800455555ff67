import type { ExportsPort } from '../ports/exports.ts';

/** Creates the port for the demo, which writes no files. */
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
