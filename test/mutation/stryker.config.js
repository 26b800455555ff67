/**
 * Configures Stryker for one module: `stryker.js` names the module and the folder of the reports in the environment.
 * Mutants that only change a value read at load time stay in, because most of them are the patterns and limits that
 * guard the key.
 */
const file = process.env['STRYKER_MODULE'] ?? '';
const reports = process.env['STRYKER_REPORTS'] ?? '';
const report = `${reports}/${file.replaceAll('/', '-')}.json`;

/** Folders that no test of these modules reads. Stryker copies all others for each module. */
const unused = [
  ...['.ci', 'dist'],
  ...['bench', 'bin', 'deep', 'e2e', 'emulator', 'pictures', 'real-tools', 'release', 'screens']
    .concat('steps', 'systems', 'tools', 'ui', 'wizard')
    .map((folder) => `test/${folder}`),
];

export default {
  mutate: [file],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/stryker.vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  disableTypeChecks: false,
  tsconfigFile: 'none-typescript-7-has-no-api-for-it.json',
  ignorePatterns: unused,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['json'],
  jsonReporter: { fileName: report },
};
