import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  environmentWith,
  makeFolders,
  type PrivateFolders,
  projectFolder,
} from '../support/processes/program.ts';
import { startInTerminal } from '../support/terminal/pty.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const run = promisify(execFile);
let folders: PrivateFolders;
let tarball = '';
let place = '';

/** Packed and installed once with only the tarball: without a registry and without scripts. */
beforeAll(async () => {
  folders = await makeFolders();
  place = join(folders.root, 'empty');
  await mkdir(place);
  const npm = async (cwd: string, ...args: string[]) =>
    (await run('npm', [...args, '--ignore-scripts', '--loglevel=error'], { cwd, env: variables() }))
      .stdout;
  const packed = await npm(projectFolder, 'pack', '--json', '--pack-destination', folders.root);
  tarball = join(folders.root, JSON.parse(packed)[0].filename);
  await writeFile(join(place, 'package.json'), '{"private":true}');
  const alone = ['--offline', '--omit=optional', '--no-audit', '--no-fund'];
  await npm(place, 'install', tarball, ...alone);
});
afterAll(() => folders.remove());

const variables = () => environmentWith(folders.variables);

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

test('has a small tarball that contains only the program', async () => {
  const own = join(place, 'node_modules/mistral-onboard');
  const files = await filesUnder(own);
  const strange = files
    .map((file) => file.slice(own.length + 1))
    .filter(
      (file) =>
        !/^(?:package\.json|(?:README|CHANGELOG)\.md|LICENSE|bin\/[\w-]+\.cjs|dist\/[\w-]+\.c?js|dist\/NOTICES\.txt)$/.test(
          file,
        ),
    );
  expect(strange).toEqual([]);
  expect((await stat(tarball)).size).toBeLessThan(1_500_000);
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(8_000_000);
  const { dependencies = {}, optionalDependencies } = JSON.parse(
    await readFile(join(own, 'package.json'), 'utf8'),
  );
  expect([Object.keys(dependencies), Object.keys(optionalDependencies)]).toEqual([[], ['keytar']]);
});

test('starts the demo and a command after installation without the optional package', async () => {
  const program = join(place, 'node_modules/.bin/mistral-onboard');
  const { stdout } = await run(program, ['--version'], { env: variables() });
  expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  const demo = await startInTerminal({
    args: ['--demo', '--lang', 'en'],
    variables: folders.variables,
    program,
  });
  try {
    await demo.waitFor(/Step 1\/\d+/);
  } finally {
    await demo.close();
  }
});
