import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type AppFilesOptions,
  findAppFiles,
  removeAppFile,
  removeEmptyFolders,
} from '../../../src/services/app-data/app-files.ts';
import { newLockOwner } from '../../../src/services/files/lock-owner.ts';
import { readSources } from '../../support/rules/sources.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'app-files-')));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const options = (more: Partial<AppFilesOptions> = {}): AppFilesOptions => ({
  appFolder: join(root, 'mistral-onboard'),
  cacheFolders: [join(root, 'cache/mistral-onboard')],
  sharedCache: undefined,
  uid: process.getuid?.(),
  ...more,
});

async function write(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), 'text');
  }
}

const owner = newLockOwner(1);
const own = [
  'mistral-onboard/keys.json',
  'mistral-onboard/connections.json',
  'mistral-onboard/vault.age',
  'mistral-onboard/crash-report.txt',
  'mistral-onboard/progress/default.json',
  'mistral-onboard/progress/a.b-c_d.json',
  'mistral-onboard/setup/default.json',
  `mistral-onboard/keys.json.${owner}.new`,
  `mistral-onboard/vault.age.lock/${owner}`,
  `mistral-onboard/progress/default.json.${owner}.lock/${owner}`,
  'cache/mistral-onboard/compiled/v24/code',
];
const others = [
  'mistral-onboard/notes.txt',
  'mistral-onboard/other.lock',
  `mistral-onboard/notes.txt.${owner}.new`,
  'mistral-onboard/keys.json.backup',
  'mistral-onboard/progress/my list.json',
  'mistral-onboard/setup/readme.md',
];

async function removeAll(given: AppFilesOptions): Promise<void> {
  for (const file of (await findAppFiles(given)).files) await removeAppFile(file);
  await removeEmptyFolders(given);
}

test('removes every file, lock, half write and cache, then the empty folders', async () => {
  await write(...own);
  await removeAll(options());
  expect(await readdir(root)).toEqual(['cache']);
  expect(await readdir(join(root, 'cache'))).toEqual([]);
});

test('removes the folder that Windows keeps settings and caches of one program in', async () => {
  const given = options({
    appFolder: join(root, 'Roaming/mistral-onboard/Config'),
    cacheFolders: [join(root, 'Local/mistral-onboard/Cache')],
  });
  await write(
    'Roaming/mistral-onboard/Config/keys.json',
    'Local/mistral-onboard/Cache/keytar.node',
  );
  await removeAll(given);
  expect((await readdir(root, { recursive: true })).toSorted()).toEqual(['Local', 'Roaming']);
});

test('leaves what the person put into the app folder, and names it', async () => {
  await write(...own, ...others);
  const found = await findAppFiles(options());
  expect(found.others.toSorted()).toEqual(others.map((name) => join(root, name)).toSorted());
  await removeAll(options());
  const left = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  expect(left.map(({ parentPath, name }) => join(parentPath, name)).toSorted()).toEqual(
    others.map((name) => join(root, name)).toSorted(),
  );
});

test.skipIf(process.platform === 'win32')(
  'removes a link in the place of a file or cache, and not what it leads to',
  async () => {
    await write('elsewhere/file', 'elsewhere/cache/file');
    await mkdir(join(root, 'mistral-onboard'));
    await mkdir(join(root, 'cache'));
    await symlink(join(root, 'elsewhere/file'), join(root, 'mistral-onboard/keys.json'));
    await symlink(join(root, 'elsewhere/cache'), join(root, 'cache/mistral-onboard'));
    await removeAll(options());
    expect(await readdir(join(root, 'elsewhere/cache'))).toEqual(['file']);
    expect((await readdir(join(root, 'elsewhere'))).toSorted()).toEqual(['cache', 'file']);
    expect(await readdir(join(root, 'cache'))).toEqual([]);
  },
);

test('leaves a folder in the place of a file', async () => {
  await write('mistral-onboard/keys.json/mine');
  const found = await findAppFiles(options());
  expect(found).toMatchObject({ files: [], others: [join(root, 'mistral-onboard/keys.json')] });
});

test('counts a cache inside the app folder once', async () => {
  await write('mistral-onboard/cache/compiled/code');
  const path = join(root, 'mistral-onboard/cache');
  const given = options({ cacheFolders: [path] });
  expect(await findAppFiles(given)).toEqual({ files: [{ kind: 'cache', path }], others: [] });
  await removeAll(given);
  expect(await readdir(root)).toEqual([]);
});

test('finds nothing without folders', async () => {
  expect(await findAppFiles(options())).toEqual({ files: [], others: [] });
});

test.skipIf(process.platform === 'win32')('refuses a folder of another user', async () => {
  await write('mistral-onboard/keys.json');
  const uid = (process.getuid?.() ?? 0) + 1;
  await expect(findAppFiles(options({ uid }))).rejects.toMatchObject({
    error: { code: 'files', problem: 'not-yours' },
  });
});

test('knows every file that a source writes into the app folder', async () => {
  const written = readSources().flatMap(({ text }) => [
    ...text.matchAll(/\$\{(?:\w+\.)?appFolder\}\/([\w./-]+?)(?:\/?\$|`)/g),
  ]);
  const names = new Set(written.map(([, name = '']) => name));
  expect([...names]).toEqual(expect.arrayContaining(['keys.json', 'progress', 'setup']));
  const paths = [...names].map((name) => (/\.\w+$/.test(name) ? name : `${name}/default.json`));
  await write(...paths.map((path) => `mistral-onboard/${path}`));
  expect((await findAppFiles(options())).others).toEqual([]);
});
