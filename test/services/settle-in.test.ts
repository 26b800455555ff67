import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';

/** Makes many objects and keeps some; then says how many bytes the space for new ones has. */
const churn = `
  let kept = [];
  for (let index = 0; index < 3_000_000; index += 1) {
    kept.push({ index });
    if (kept.length > 200_000) kept = [];
  }
  const spaces = getHeapSpaceStatistics();
  console.log(spaces.find(({ space_name: name }) => name === 'new_space').space_size);
`;

test('the space for new objects stays as it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'settle-in-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const bytesAfter = async (name: string, begin: string) => {
    const outfile = join(folder, `${name}.mjs`);
    const contents = `import { getHeapSpaceStatistics } from 'node:v8';
      import { settleIn } from './src/services/settle-in.ts';
      ${begin} ${churn}`;
    const resolveDir = fileURLToPath(new URL('../..', import.meta.url));
    await build({
      stdin: { contents, resolveDir },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
    });
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [outfile]);
    expect(stderr).toBe('');
    return Number(stdout);
  };
  const usual = await bytesAfter('usual', '');
  expect(await bytesAfter('settled', 'await settleIn();')).toBeLessThan(usual / 4);
});
