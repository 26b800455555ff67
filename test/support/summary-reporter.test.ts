import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentWith, projectFolder } from './processes/program.ts';
import { SummaryReporter } from './summary-reporter.ts';

/** Runs the samples whose names begin so, or all, as `npm test` runs tests. */
function runSamples(...begins: readonly string[]) {
  const vitest = join(projectFolder, 'node_modules/vitest/vitest.mjs');
  const config = join(projectFolder, 'test/support/fixtures/summary/vitest.config.ts');
  const { status, stdout } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', config, ...begins],
    {
      env: environmentWith({ NO_COLOR: '1' }),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1), stdout };
}

test('a run that went well ends with the count of it, and above it of the faults of each family', () => {
  const { status, stdout } = runSamples('all-good', 'faults');
  expect(status).toBe(0);
  expect(stdout).toMatch(/Test Files {2}2 passed/);
  expect(stdout).toMatch(/\nfaults tried: network 2, files 100\n5 passed, 0 failed, 2 skipped\n$/);
});

test('where no faults were tried, the count stands alone', () => {
  const written: string[] = [];
  new SummaryReporter((text) => written.push(text)).onTestRunEnd([], []);
  expect(written).toEqual(['0 passed, 0 failed, 0 skipped\n']);
});

test('what fails outside of a test is counted too', () => {
  const { status, lastLine } = runSamples();
  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '7 passed, 3 failed, 5 skipped' });
});
