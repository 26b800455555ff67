import type { ConnectionsPort, ToolFolders } from '../ports/connections.ts';

/** Creates the port for the demo: a machine without other tools. Reads and writes nothing. */
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
