import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentWith, projectFolder } from './program.ts';

/** Runs the samples whose name begins so, as `npm test` runs tests. */
function runSamples(begin: string) {
  const vitest = join(projectFolder, 'node_modules/vitest/vitest.mjs');
  const config = join(projectFolder, 'test/support/fixtures/summary/vitest.config.ts');
  const { status, stdout } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', config, begin],
    {
      env: environmentWith({ NO_COLOR: '1' }),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1), stdout };
}

test('a run that went well ends with the count of it', () => {
  const { status, lastLine, stdout } = runSamples('all-good');
  expect({ status, lastLine }).toEqual({ status: 0, lastLine: '2 passed, 0 failed, 1 skipped' });
  expect(stdout).toMatch(/Test Files {2}1 passed/);
});

test('a run that tried faults tells how many of each family, above its count', () => {
  const { stdout } = runSamples('faults');
  expect(stdout).toMatch(/\nfaults tried: network 2, files 100\n3 passed, 0 failed, 1 skipped\n$/);
});

test('what fails outside of a test is counted too', () => {
  const { status, lastLine } = runSamples('');
  expect({ status, lastLine }).toEqual({ status: 1, lastLine: '7 passed, 3 failed, 5 skipped' });
});
