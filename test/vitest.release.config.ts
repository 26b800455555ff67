import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** Everything that is published, installed as people do: it takes minutes, and downloads from registries. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/release/**/*.release.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
