import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aStartedSandbox, lockOf, makeSandbox, type Sandbox, trueInstall } from './sandbox.ts';

const tools = {
  Types: 'typescript/bin/tsc',
  Lint: '@biomejs/biome/bin/biome',
  Tests: 'vitest/vitest.mjs',
} as const;

const started = aStartedSandbox();

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await makeSandbox(started());
  for (const name of Object.keys(tools)) await writeTool(name as keyof typeof tools, 0);
});
afterEach(() => sandbox.remove());

/** A tool that says what it was called with, and ends with `code`. */
function writeTool(name: keyof typeof tools, code: number): Promise<void> {
  const text = `console.log('${name}', ...process.argv.slice(2)); process.exitCode = ${code};`;
  return sandbox.write(`node_modules/${tools[name]}`, text);
}

describe('npm test', () => {
  test('checks types, lints and tests, in this order', async () => {
    const { code, stdout } = await sandbox.run('test').ended;
    expect(code).toBe(0);
    expect(stdout).toBe(
      'Types\nLint check --error-on-warnings .\nTests run --config test/vitest.config.ts\n',
    );
  });

  test('runs a part, and passes options on', async () => {
    const { stdout } = await sandbox.run('test', ['test/cli', '-t', 'help']).ended;
    expect(stdout).toMatch(/\nTests run --config test\/vitest.config.ts test\/cli -t help\n$/);
  });

  test.each([
    ['Types', 2, /^Types\n$/],
    ['Lint', 1, /^Types\nLint .*\n$/],
    ['Tests', 1, /^Types\nLint .*\nTests .*\n$/],
  ] as const)('%s that fail end it with their exit code', async (name, code, output) => {
    await writeTool(name, code);
    const ended = await sandbox.run('test').ended;
    expect(ended.code).toBe(code);
    expect(ended.stdout).toMatch(output);
  });

  test('a build that fails ends it', async () => {
    await sandbox.write('src/main.ts', 'export function (');
    // With the true esbuild, which finds the slip.
    await sandbox.write('package-lock.json', lockOf('2.0.0'));
    await sandbox.writeNpm(trueInstall);
    expect(await sandbox.run('test').ended).toMatchObject({ code: 1, stdout: '' });
  });
});
