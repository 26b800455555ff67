import { afterAll, beforeAll } from 'vitest';
import { type Emulator, startEmulator } from '../../../src/emulator/server.ts';
import type { Variables } from '../processes/program.ts';

/**
 * Starts the emulator before the tests of the calling file, and stops it after them. Returns a function that adds its
 * address to given variables.
 */
export function serveFile(): (given?: Variables) => Variables {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ scenario: 'ok' });
  });
  afterAll(() => emulator.close());
  return (given = {}) => ({ ...given, MISTRAL_ONBOARD_BASE_URL: emulator.url });
}
