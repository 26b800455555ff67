import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** The real tools, installed from their registries: it takes minutes, and gigabytes of disk while it runs. */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: ['test/real-tools/**/*.tools.ts'],
    testTimeout: 1_500_000,
    hookTimeout: 3_600_000,
    fileParallelism: false,
  },
});
