import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { timeOf } from '../bench/commands.ts';
import { interleave } from '../bench/interleave.ts';
import { weightRow } from '../bench/weight.ts';
import { environmentWith, makeFolders, projectFolder } from '../support/processes/program.ts';
import { built } from './forms.ts';
import { succeed } from './tools.ts';

const prefix = mkdtempSync(join(tmpdir(), 'package-'));
const program = join(prefix, 'lib/node_modules/mistral-onboard/bin/mistral-onboard.cjs');
beforeAll(() => {
  const tarball = built(/^mistral-onboard-[\d.]+\.tgz$/);
  return succeed('npm', ['install', '-g', '--prefix', prefix, tarball]);
});
afterAll(() => rmSync(prefix, { recursive: true, force: true }));

test('does not exceed its maximum size', () => {
  expect(weightRow()).toMatchObject({ met: true });
});

test('starts from its second run on as fast as the checkout', async () => {
  const folders = await makeFolders();
  try {
    const env = environmentWith(folders.variables);
    const run = (...args: readonly string[]) => timeOf(process.execPath, args, env);
    const checkout = join(projectFolder, 'bin/mistral-onboard.cjs');
    const times = await interleave<'node' | 'checkout' | 'installed'>(
      {
        node: () => run('-e', '0'),
        checkout: () => run(checkout, '--version'),
        installed: () => run(program, '--version'),
      },
      15,
    );
    expect(times.installed / times.node).toBeLessThan(1.4);
    expect(times.installed / times.checkout).toBeLessThan(1.1);
  } finally {
    await folders.remove();
  }
});

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
  expect(existsSync(join(prefix, 'lib/node_modules/mistral-onboard/LICENSE'))).toBe(true);
});
