import { defineConfig } from 'vitest/config';
import usual from '../../vitest.config.ts';

/** Windows' own Node under Wine. One program at a time is started in the one Wine session. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/systems/windows/*.windows.ts'],
    globalSetup: 'test/systems/windows/global-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
  },
});
