import { isNodeNewEnough } from '../node-gate.cjs';

async function test() {
  const { prepare } = await import('./prepare.js');
  const { root, run, say } = await import('./run.js');
  /** @param {string} title @param {string} path @param {readonly string[]} args */
  const tool = async (title, path, args) => {
    say(`${title} …`);
    process.exitCode = await run(process.execPath, [`${root}node_modules/${path}`, ...args]);
    return process.exitCode === 0;
  };
  return (
    (await prepare()) &&
    (await tool('Types', 'typescript/bin/tsc', [])) &&
    (await tool('Lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])) &&
    (await tool('Tests', 'vitest/vitest.mjs', [
      'run',
      '--config',
      'test/vitest.config.ts',
      ...process.argv.slice(2),
    ]))
  );
}

if (isNodeNewEnough()) void test();
