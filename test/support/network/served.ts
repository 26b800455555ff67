import { afterAll, beforeAll } from 'vitest';
import { type Emulator, startEmulator } from '../../../src/emulator/server.ts';
import type { Variables } from '../processes/program.ts';

/**
 * Starts the simulated service before the tests of the file that calls this, and stops it after them. Gives what adds
 * to a machine's variables the one that leads there.
 */
export function serveFile(): (given?: Variables) => Variables {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ scenario: 'ok' });
  });
  afterAll(() => emulator.close());
  return (given = {}) => ({ ...given, MISTRAL_ONBOARD_BASE_URL: emulator.url });
}
