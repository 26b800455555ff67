import { execFile } from 'node:child_process';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeSmallFile, readSmallFile } from '../../../src/services/key-locations/small-file.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'small-file-'));
  path = join(folder, '.env');
});
afterEach(() => rm(folder, { recursive: true }));

const withoutA = (text: string) => text.replace('A=1\n', '');
const error = (problem: string) => ({ error: { code: 'files', problem, path } });

describe('reading', () => {
  test('returns a character for each byte', async () => {
    await writeFile(path, Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0x00, 0xff, 0xc3, 0xa9]));
    expect(await readSmallFile(path)).toBe('\u00ef\u00bb\u00bfA\0\u00ff\u00c3\u00a9');
  });

  test('follows any link', async () => {
    await writeFile(join(folder, 'elsewhere'), 'text');
    await symlink('elsewhere', path);
    expect(await readSmallFile(path)).toBe('text');
  });

  test('returns an empty text for an empty file', async () => {
    await writeFile(path, '');
    expect(await readSmallFile(path)).toBe('');
  });

  test.each<readonly [string, () => Promise<unknown>]>([
    ['nothing', async () => {}],
    ['a folder', () => mkdir(path)],
    ['a pipe without a writer', () => promisify(execFile)('mkfifo', [path])],
    ['a device without end', () => symlink('/dev/zero', path)],
    ['a link to nowhere', () => symlink('nowhere', path)],
    ['a link to itself', () => symlink('.env', path)],
    ['more than a megabyte', () => writeFile(path, 'x'.repeat(1_048_577))],
  ])('%s counts as none', async (_, make) => {
    await make();
    expect(await readSmallFile(path)).toBeUndefined();
  });

  test('accepts a whole megabyte', async () => {
    await writeFile(path, 'x'.repeat(1_048_576));
    expect(await readSmallFile(path)).toHaveLength(1_048_576);
  });
});

describe('changing', () => {
  test.each([0o600, 0o640, 0o644, 0o400])('preserves the mode %o', async (mode) => {
    await writeFile(path, 'A=1\nB=2\n');
    await chmod(path, mode);
    expect(await changeSmallFile(path, withoutA)).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('B=2\n');
    expect((await stat(path)).mode & 0o7777).toBe(mode);
    expect(await readdir(folder)).toEqual(['.env']);
  });

  test('preserves binary bytes', async () => {
    await writeFile(path, Buffer.from([0xff, 0xfe, ...Buffer.from('A=1\n'), 0x00, 0xc3]));
    await changeSmallFile(path, withoutA);
    expect([...(await readFile(path))]).toEqual([0xff, 0xfe, 0x00, 0xc3]);
  });

  // Only root can change the owner of a file.
  if (process.getuid?.() === 0) {
    test('preserves the owner', async () => {
      await writeFile(path, 'A=1\n');
      await promisify(execFile)('chown', ['1234:2345', path]);
      await changeSmallFile(path, withoutA);
      expect(await stat(path)).toMatchObject({ uid: 1234, gid: 2345 });
    });
  }

  test('writes nothing without a change', async () => {
    await writeFile(path, 'B=2\n');
    const { ino } = await stat(path);
    expect(await changeSmallFile(path, withoutA)).toBe(false);
    expect((await stat(path)).ino).toBe(ino);
  });

  test('does nothing without a file', async () => {
    expect(await changeSmallFile(path, withoutA)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  test('refuses a link, and leaves its target unchanged', async () => {
    const target = join(folder, 'elsewhere');
    await writeFile(target, 'A=1\n');
    await symlink(target, path);
    await expect(changeSmallFile(path, withoutA)).rejects.toMatchObject(error('denied'));
    expect(await readFile(target, 'utf8')).toBe('A=1\n');
  });

  test('refuses a file with a second hard link, in which the text would remain', async () => {
    await writeFile(path, 'A=1\n');
    await link(path, join(folder, 'second'));
    await expect(changeSmallFile(path, withoutA)).rejects.toMatchObject(error('denied'));
    expect(await readFile(path, 'utf8')).toBe('A=1\n');
  });

  test('refuses a folder', async () => {
    await mkdir(path);
    await expect(changeSmallFile(path, withoutA)).rejects.toMatchObject(error('denied'));
  });

  test('gives up if another program changes the file meanwhile, and leaves its text', async () => {
    await writeFile(path, 'A=1\n');
    const { execFileSync } = await import('node:child_process');
    const whileAnotherWrites = (text: string) => {
      execFileSync('sh', ['-c', 'echo C=3 >> "$0"', path]);
      return withoutA(text);
    };
    await expect(changeSmallFile(path, whileAnotherWrites)).rejects.toMatchObject(error('other'));
    expect(await readFile(path, 'utf8')).toBe('A=1\nC=3\n');
    expect(await readdir(folder)).toEqual(['.env']);
  });
});
