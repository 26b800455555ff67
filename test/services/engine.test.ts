import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';

const engine = fileURLToPath(new URL('../../src/services/engine.ts', import.meta.url));

/** What a Node of its own says, that has the functions of the engine and runs `script`. */
async function inNode(script: string, ...flags: readonly string[]): Promise<string> {
  const { code } = await transform(await readFile(engine, 'utf8'), { loader: 'ts' });
  const args = [...flags, '--input-type=module', '--eval', `${code}\n${script}`];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  expect(stderr).toBe('');
  return stdout;
}

test('what runs often is not optimized as early as is usual', async () => {
  const work = `
    const add = (sum, index) => (sum + index * 3) % 1000;
    let sum = 0;
    for (let round = 0; round < 40; round += 1) {
      for (let index = 0; index < 500; index += 1) sum = add(sum, index);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  `;
  // Nothing else is to take the function in, so that what is traced is it alone.
  const traced = ['--trace-opt', '--no-maglev', '--no-use-osr'];
  const optimized = /complet.*<JSFunction add.*TURBOFAN/;
  expect(await inNode(work, ...traced)).toMatch(optimized);
  expect(await inNode(`deferOptimizing('15.0'); ${work}`, ...traced)).toMatch(optimized);
  expect(await inNode(`deferOptimizing(process.versions.v8); ${work}`, ...traced)).not.toMatch(
    optimized,
  );
});

test('the space for new objects stays as it was', async () => {
  const churn = `
    const { getHeapSpaceStatistics } = await import('node:v8');
    let kept = [];
    for (let index = 0; index < 1_000_000; index += 1) {
      kept.push({ index });
      if (kept.length > 200_000) kept = [];
    }
    const spaces = getHeapSpaceStatistics();
    console.log(spaces.find(({ space_name: name }) => name === 'new_space').space_size);
  `;
  const usual = Number(await inNode(churn));
  expect(Number(await inNode(`keepYoungSpaceSmall(process.versions.v8); ${churn}`))).toBeLessThan(
    usual / 4,
  );
});
