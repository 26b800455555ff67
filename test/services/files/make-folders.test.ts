import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFolders } from '../../../src/services/files/make-folders.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'make-folders-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('makeFolders', () => {
  test('creates what is missing with the mode, and returns the topmost folder it created', async () => {
    expect(await makeFolders(join(root, 'a/b/c'), 0o700)).toBe(join(root, 'a'));
    expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, 'a/b/c')).mode & 0o777).toBe(0o700);
    expect(await makeFolders(join(root, 'a/b/d'))).toBe(join(root, 'a/b/d'));
  });

  test('returns nothing for a folder that exists, or that a link leads to', async () => {
    mkdirSync(join(root, 'there'));
    symlinkSync(join(root, 'there'), join(root, 'link'));
    expect(await makeFolders(join(root, 'there'))).toBeUndefined();
    expect(await makeFolders(join(root, 'link'))).toBeUndefined();
  });

  test('lets several callers create the same folder', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => makeFolders(join(root, 'x/y'))));
    expect(made).toContain(join(root, 'x'));
    expect(existsSync(join(root, 'x/y'))).toBe(true);
  });

  test.each<readonly [string, string, () => void]>([
    ['a file above', 'ENOTDIR', () => writeFileSync(join(root, 'f'), '')],
    [
      'a link to nowhere above',
      'EEXIST',
      () => symlinkSync(join(root, 'no/where'), join(root, 'f')),
    ],
    ['a link to itself above', 'ELOOP', () => symlinkSync(join(root, 'f'), join(root, 'f'))],
  ])('throws the error of the system: %s', async (_, code, prepare) => {
    prepare();
    await expect(makeFolders(join(root, 'f/g'))).rejects.toMatchObject({ code });
  });

  test.runIf(existsSync('/proc/self/fd'))(
    'ends where the system neither has nor creates a folder',
    async () => {
      await expect(makeFolders('/proc/self/missing/app')).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );
});
