import { isNodeNewEnough } from '../../bin/node-gate.cjs';

/** Checks types, lints, and runs all tests. With arguments, runs Vitest alone with these; it builds what it needs. */
async function test() {
  const { prepare } = await import('../../bin/dev/prepare.js');
  const { print, runNode } = await import('../../bin/dev/run.js');
  const args = process.argv.slice(2);
  const tests = ['Tests', 'vitest/vitest.mjs', 'run', ...args];
  const checks = [
    ['Types', 'typescript/bin/tsc'],
    ['Lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ];
  const { arePackagesInstalled } = await import('../../bin/dev/packages.js');
  if ((args.length === 0 || !arePackagesInstalled()) && !(await prepare())) return;
  for (const [title, script, ...rest] of args.length > 0 ? [tests] : [...checks, tests]) {
    print(`${title} …`);
    const { code } = await runNode([`node_modules/${script}`, ...rest]);
    process.exitCode = code;
    if (code !== 0) return;
  }
}

if (isNodeNewEnough()) void test();
