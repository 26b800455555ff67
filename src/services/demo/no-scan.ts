import type { ProjectScanPort } from '../ports/project-scan.ts';

/** Creates the port for the demo: an empty machine. Reads none of the person's files. */
export function createNoProjectScan(nodeVersion: string): ProjectScanPort {
  return {
    nodeVersion,
    project: async () => ({ root: '/', git: { state: 'none' } }),
    gitVersion: async () => undefined,
    files: nothing,
    history: nothing,
    shellHistories: nothing,
    startupFiles: nothing,
    stateOf: async () => undefined,
  };
}

async function* nothing(): AsyncGenerator<never> {
  yield* [];
}
