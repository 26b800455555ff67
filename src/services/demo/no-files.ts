import type { FilesPort } from '../ports/services.ts';

/** Creates the port for the demo, which stores no files. */
export function createNoFiles(): FilesPort {
  return {
    read: async () => undefined,
    writeAtomic: async () => {},
    change: async () => {},
    remove: async () => {},
    checkWritable: async () => {},
  };
}
