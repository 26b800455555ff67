import base from '../vitest.config.ts';

const include = (process.env['STRYKER_TESTS'] ?? '').split(',');

/** Runs the tests of the module that Stryker mutates: see `stryker.js`. */
export default {
  ...base,
  // Stryker runs tests in threads, which take no options of V8.
  test: { ...base.test, include, execArgv: [], reporters: ['default'], testTimeout: 20_000 },
};
