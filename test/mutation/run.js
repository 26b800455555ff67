import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Process group of the running tests; Windows has none. */
let running = 0;

function endTests() {
  try {
    if (running !== 0) process.kill(process.platform === 'win32' ? running : -running, 'SIGKILL');
  } catch {
    // The tests have already ended.
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    endTests();
    process.exit(130);
  });
}

/**
 * Runs tests, and ends all of their processes after the time limit.
 * @param {import('./guards.js').Guard | undefined} guard
 * @param {readonly string[]} tests
 */
async function runTests(guard, tests) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  // One failure is enough to notice a missing guard.
  const bail = guard === undefined ? [] : ['--bail', '1'];
  const args = [vitest, 'run', '--config', 'test/mutation/vitest.config.ts', ...bail, ...tests];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, GUARD: guard === undefined ? '' : String(guards.indexOf(guard)) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  running = child.pid ?? 0;
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (piece) => {
      said += piece;
    });
  }
  const limit = setTimeout(endTests, guard === undefined ? timeLimitMs * 5 : timeLimitMs);
  const [status] = await once(child, 'exit');
  clearTimeout(limit);
  // A test that was ended may have started processes of its own.
  endTests();
  running = 0;
  return { status, said };
}

const missing = guards.filter(
  ({ file, from }) => !readFileSync(root + file, 'utf8').includes(from),
);
for (const { name, file } of missing) tell(`not in ${file}: ${name}`);

const tests = [...new Set(chosen.flatMap((guard) => guard.tests))];
const intact = await runTests(undefined, tests);
if (intact.status !== 0) {
  tell(intact.said);
  tell('These tests fail with every guard in its place.');
  process.exit(1);
}

/** @type {import('./guards.js').Guard[]} */
const unnoticed = [];
for (const guard of chosen) {
  const { status, said } = await runTests(guard, guard.tests);
  // A test file that cannot be loaded proves nothing about the guard.
  const isNoticed = status !== 0 && !/Failed Suites|No test files found/.test(said);
  tell(`${isNoticed ? 'noticed' : 'UNNOTICED'}: ${guard.name}`);
  if (!isNoticed) unnoticed.push(guard);
}
tell(
  `${chosen.length} guards taken out, ${unnoticed.length} unnoticed, ${missing.length} not found.`,
);
process.exitCode = unnoticed.length + missing.length > 0 ? 1 : 0;
