import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { guards } from './guards.js';

/**
 * Removes each guard in turn, runs its tests, and fails if they still pass: a test of a guard must fail without it. The
 * sources stay unchanged; the guard is removed while Vitest loads them. Arguments select the guards whose name or file
 * contains one of them.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv.slice(2);
const chosen = guards.filter(
  ({ name, file }) =>
    wanted.length === 0 || wanted.some((word) => `${name} ${file}`.includes(word)),
);

/** @param {string} line */
const tell = (line) => void process.stdout.write(`${line}\n`);

/** Ends tests that hang without the guard; that counts as a failure of theirs. */
const timeLimitMs = 120_000;

/**
 * @param {import('./guards.js').Guard | undefined} guard
 * @param {readonly string[]} tests
 */
function runTests(guard, tests) {
  const args = ['vitest', 'run', '--config', 'test/mutation/vitest.config.ts', ...tests];
  return spawnSync('npx', args, {
    cwd: root,
    env: { ...process.env, GUARD: guard === undefined ? '' : String(guards.indexOf(guard)) },
    encoding: 'utf8',
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
  });
}

const missing = guards.filter(
  ({ file, from }) => !readFileSync(root + file, 'utf8').includes(from),
);
for (const { name, file } of missing) tell(`not in ${file}: ${name}`);

const tests = [...new Set(chosen.flatMap((guard) => guard.tests))];
const intact = runTests(undefined, tests);
if (intact.status !== 0) {
  tell(`${intact.stdout}${intact.stderr}`);
  tell('These tests fail with every guard in its place.');
  process.exit(1);
}

const unnoticed = chosen.filter((guard) => {
  const { status, stdout } = runTests(guard, guard.tests);
  // A test file that could not be loaded says nothing about the guard.
  const isNoticed = status !== 0 && !/Failed Suites|No test files found/.test(stdout);
  tell(`${isNoticed ? 'noticed' : 'UNNOTICED'}: ${guard.name}`);
  return !isNoticed;
});
tell(
  `${chosen.length} guards taken out, ${unnoticed.length} unnoticed, ${missing.length} not found.`,
);
process.exitCode = unnoticed.length + missing.length > 0 ? 1 : 0;
