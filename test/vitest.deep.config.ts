import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** What takes too long for every run: the same tries as in the suite, by the thousands. */
export default defineConfig({
  ...usual,
  test: { ...usual.test, include: ['test/deep/**/*.deep.ts'], testTimeout: 3_600_000 },
});
