import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNodeNewEnough } from '../../bin/node-gate.cjs';

/** Exit code for "not tested": a program or a download is missing, which says nothing about this project. */
const notTested = 75;

/**
 * Tests the program on another system or runtime: `node test/systems/run.js windows|runtimes [VITEST ARGUMENT ...]`.
 * First gets what that needs, so that a registry that does not answer is not taken for a failed test.
 */
async function run() {
  const { prepare } = await import('../../bin/dev/prepare.js');
  const { print, runNode } = await import('../../bin/dev/run.js');
  if (!(await prepare())) return;
  const [, , suite = '', ...args] = process.argv;
  const root = mkdtempSync(join(tmpdir(), `${suite}-`));
  process.once('exit', () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const { prepareSuite } = await import('./downloads.js');
  /** @type {readonly string[]} */
  let missing = [];
  try {
    missing = await prepareSuite(suite, root);
  } catch (error) {
    print(`NOT TESTED on ${suite}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = notTested;
    return;
  }
  process.env['SYSTEMS_ROOT'] = root;
  const config = ['--config', `test/systems/${suite}/vitest.config.ts`];
  const { code } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...config, ...args]);
  for (const line of missing) print(`NOT TESTED on ${line}`);
  process.exitCode = code === 0 && missing.length > 0 ? notTested : code;
}

if (isNodeNewEnough()) void run();
