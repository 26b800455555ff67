import type { ConnectionsPort, ToolFolders } from '../ports/connections.ts';

/** A machine without other tools, for the demo: nothing is looked for, read or written. */
export function createNoConnections(folders: ToolFolders): ConnectionsPort {
  return {
    folders,
    findProgram: async () => undefined,
    isThere: async () => false,
    outputOf: async () => '',
    inspect: async () => ({ state: 'missing' }),
    replace: async () => [],
    remove: async () => {},
  };
}
