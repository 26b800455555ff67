import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** Repeats tests of the suite thousands of times, which takes too long for every run. */
export default defineConfig({
  ...usual,
  test: { ...usual.test, include: ['test/deep/**/*.deep.ts'], testTimeout: 3_600_000 },
});
