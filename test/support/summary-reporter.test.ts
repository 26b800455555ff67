import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentWith, projectFolder } from './processes/program.ts';
import { SummaryReporter } from './summary-reporter.ts';

/** Runs the samples whose names begin with one of these texts, or all samples, as `npm test` runs tests. */
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

test('ends a successful run with its count, after the count of each error family', () => {
  const { status, stdout } = runSamples('all-good', 'errors');
  expect(status).toBe(0);
  expect(stdout).toMatch(/Test Files {2}2 passed/);
  expect(stdout).toMatch(/\nerrors tried: network 2, files 100\n5 passed, 0 failed, 2 skipped\n$/);
});

test('prints only the count if no errors were tried', () => {
  const written: string[] = [];
  new SummaryReporter({ write: (text) => written.push(text) }).onTestRunEnd([], []);
  expect(written.join('')).toBe('0 passed, 0 failed, 0 skipped\n');
});

test('names each missing system part with the number of tests it skipped', () => {
  const { status, stdout } = runSamples('needs');
  expect(status).toBe(0);
  expect(stdout).toMatch(
    new RegExp(
      [
        'Parts of the system that are missing here, and the tests that each one skipped:',
        '  age: 2 tests',
        '  git: 4 tests',
        '  pwsh: 1 test',
        'A test that needs several of them is counted for each\\.',
        'On Debian: apt-get install age git',
        'Debian has no package for pwsh, so CI does without it\\.',
        '1 passed, 0 failed, 6 skipped\n$',
      ].join('\n'),
    ),
  );
});

test('counts failures outside of tests, too', () => {
  const { status, lastLine } = runSamples();
  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '8 passed, 3 failed, 11 skipped' });
});
