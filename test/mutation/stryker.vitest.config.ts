import base from '../vitest.config.ts';

const include = (process.env['STRYKER_TESTS'] ?? '').split(',');

/**
 * Reduces the runs of tests with random values, because they run for hundreds of mutants. Fewer runs can only lower the
 * score.
 */
const fewerRuns = {
  name: 'fewer-runs',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!/\.test\.tsx?$/.test(id)) return undefined;
    return code.replaceAll(/numRuns: [\d_]+/g, 'numRuns: 100');
  },
};

/** Runs the tests of the module that Stryker mutates: see `stryker.js`. */
export default {
  ...base,
  plugins: [...(base.plugins ?? []), fewerRuns],
  // Stryker runs tests in threads, which take no options of V8.
  test: { ...base.test, include, execArgv: [], reporters: ['default'], testTimeout: 20_000 },
};
