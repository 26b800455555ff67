import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interleave } from '../bench/interleave.ts';
import { weightRow } from '../bench/weight.ts';
import { environmentWith, makeFolders, projectFolder } from '../support/processes/program.ts';
import { built } from './forms.ts';
import { succeed } from './tools.ts';

const prefix = mkdtempSync(join(tmpdir(), 'package-'));
/** Node 22, whose own compile cache is measured. */
const node = join(projectFolder, 'node_modules/.release/nodes/node_modules/linux-x64/bin/node');
const program = join(prefix, 'lib/node_modules/mistral-onboard/bin/mistral-onboard.cjs');
beforeAll(() => {
  const tarball = built(/^mistral-onboard-[\d.]+\.tgz$/);
  return succeed('npm', ['install', '-g', '--prefix', prefix, tarball]);
});
afterAll(() => rmSync(prefix, { recursive: true, force: true }));

test('does not exceed its maximum size', () => {
  expect(weightRow()).toMatchObject({ met: true });
});

// `npm run bench` compares both with a Node that does nothing, for which the machine has to be quiet.
test('starts from its second run on as fast as the checkout', async () => {
  const folders = await makeFolders();
  const env = environmentWith(folders.variables);
  const version = (file: string) => () => processorTimeOf(node, [file, '--version'], env);
  const checkout = join(projectFolder, 'bin/mistral-onboard.cjs');
  try {
    const times = await interleave<'checkout' | 'installed'>(
      { checkout: version(checkout), installed: version(program) },
      31,
    );
    expect(times.checkout).toBeGreaterThan(1);
    expect(times.installed / times.checkout).toBeLessThan(1.1);
  } finally {
    await folders.remove();
  }
});

/** Returns the milliseconds that processors worked for a run, which other load on the machine hardly changes. */
function processorTimeOf(file: string, args: readonly string[], env: NodeJS.ProcessEnv): number {
  const preload = fileURLToPath(new URL('report-processor-time.cjs', import.meta.url));
  const { stderr } = spawnSync(file, ['--require', preload, ...args], { env, encoding: 'utf8' });
  return Number(stderr.split('\n').at(-1));
}

test('has a page whose links and pictures lead to files of the repository', () => {
  const readme = readFileSync(join(prefix, 'lib/node_modules/mistral-onboard/README.md'), 'utf8');
  expect(readme).toMatch(/^# mistral-onboard\n\n```sh\nnpx mistral-onboard\b/);
  const links = [...readme.matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
});

test('has the fields that npm needs to publish it, and is not private', () => {
  const manifest = JSON.parse(
    readFileSync(join(prefix, 'lib/node_modules/mistral-onboard/package.json'), 'utf8'),
  );
  expect(manifest).toMatchObject({
    license: 'Apache-2.0',
    publishConfig: { access: 'public', provenance: true },
    keywords: expect.arrayContaining(['mistral']),
  });
  expect(manifest).not.toHaveProperty('private');
  const folder = join(prefix, 'lib/node_modules/mistral-onboard');
  for (const name of ['LICENSE', 'CHANGELOG.md', 'dist/NOTICES.txt']) {
    expect([name, existsSync(join(folder, name))]).toEqual([name, true]);
  }
});
