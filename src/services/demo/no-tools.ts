import type { ToolsPort } from '../ports/tools.ts';

/** Creates the port for the demo, which has no tools. */
export function createNoTools(): ToolsPort {
  return {
    runs: false,
    findReady: async () => undefined,
    give: async () => ({ code: 1, says: '' }),
  };
}
