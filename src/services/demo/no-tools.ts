import type { ToolsPort } from '../ports/tools.ts';

/** No tools at all, for the demo. */
export function createNoTools(): ToolsPort {
  return {
    runs: false,
    findReady: async () => undefined,
    give: async () => ({ code: 1, says: '' }),
  };
}
