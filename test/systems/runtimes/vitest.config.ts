import { defineConfig } from 'vitest/config';
import usual from '../../vitest.config.ts';

/** The packed program on the Nodes, Deno and Bun of Linux, and on a Node for musl. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/systems/runtimes/*.runtimes.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
  },
});
