import type { AuditPort } from '../ports/project-scan.ts';

/** A machine with nothing on it, for the demo: no file of the person's is read. */
export function createNoAudit(nodeVersion: string): AuditPort {
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
