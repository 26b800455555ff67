import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  copyProgram,
  environmentWith,
  makeFolders,
  type PrivateFolders,
} from '../support/processes/program.ts';

let folders: PrivateFolders;
let beside: string;
let inCaches: string;
/** Additional variables. */
let more: Readonly<Record<string, string>>;

beforeEach(async () => {
  folders = await makeFolders();
  more = {};
  await copyProgram(join(folders.root, 'program'));
  beside = join(folders.root, 'program/dist/.compiled');
  inCaches = join(folders.root, 'caches/mistral-onboard/compiled');
});
afterEach(() => folders.remove());

/** Runs the program. Returns which of the two folders for compiled code exist as folders. */
function foldersAfter(...args: readonly string[]) {
  const program = join(folders.root, 'program/bin/mistral-onboard.cjs');
  const variables = { ...folders.variables, XDG_CACHE_HOME: join(folders.root, 'caches'), ...more };
  const env = environmentWith(variables);
  const { status } = spawnSync(process.execPath, [program, ...args], {
    env,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return { beside: isFolder(beside), inCaches: isFolder(inCaches) };
}

const isFolder = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const root = process.getuid?.() === 0;
const nobody = 65_534;

test('stores compiled code beside the program', () => {
  expect(foldersAfter('--version')).toEqual({ beside: true, inCaches: false });
});

test('stores compiled code in the user’s cache folder if it cannot store it beside the program', () => {
  writeFileSync(beside, '');
  expect(foldersAfter('--version')).toEqual({ beside: false, inCaches: true });
});

test.skipIf(!root)('stores no compiled code in a cache folder of another user', () => {
  writeFileSync(beside, '');
  mkdirSync(join(folders.root, 'caches'));
  chownSync(join(folders.root, 'caches'), nobody, nobody);
  expect(foldersAfter('--version')).toEqual({ beside: false, inCaches: false });
});

test.skipIf(process.platform === 'win32')(
  'stores no compiled code in a cache folder that all users can write to',
  () => {
    writeFileSync(beside, '');
    mkdirSync(join(folders.root, 'caches'));
    chmodSync(join(folders.root, 'caches'), 0o777);
    expect(foldersAfter('--version')).toEqual({ beside: false, inCaches: false });
  },
);

test('stores no compiled code if Node’s variable turns off the compile cache', () => {
  more = { NODE_DISABLE_COMPILE_CACHE: '1' };
  expect(foldersAfter('--version')).toEqual({ beside: false, inCaches: false });
});

test('stores no compiled code for a demo', () => {
  expect(foldersAfter('--demo', 'models')).toEqual({ beside: false, inCaches: false });
});
