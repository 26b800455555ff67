import type { ConnectionsPort, ToolFolders } from '../ports/connections.ts';

/** For the demo: a machine without other tools, on which nothing is read or written. */
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
