import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { extractAddon } from '../../../../bin/release/binary/extract-addon.js';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'addon-'));
  folder = join(root, 'cache/mistral-onboard');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const bytes = Buffer.from('the library');

test('writes the library once, for its owner alone, in a folder for its owner alone', () => {
  const path = extractAddon(bytes, folder);
  expect(readFileSync(path)).toEqual(bytes);
  const { ino, mode } = statSync(path);
  if (process.platform !== 'win32') {
    expect([mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o700, 0o700]);
  }
  expect(extractAddon(bytes, folder)).toBe(path);
  expect(statSync(path).ino).toBe(ino);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('writes another library to another file', () => {
  const other = extractAddon(Buffer.from('a newer library'), folder);
  expect(extractAddon(bytes, folder)).not.toBe(other);
  expect(readFileSync(other, 'utf8')).toBe('a newer library');
});

describe.skipIf(process.platform === 'win32')('a file that cannot be trusted is replaced', () => {
  test.each<readonly [string, (path: string) => void]>([
    ['other bytes', (path) => writeFileSync(path, 'THE library')],
    ['a part of the bytes', (path) => writeFileSync(path, bytes.subarray(3))],
    ['a mode that lets others write', (path) => chmodSync(path, 0o722)],
    [
      'a link to the same bytes elsewhere',
      (path) => {
        rmSync(path);
        writeFileSync(join(root, 'elsewhere'), bytes, { mode: 0o700 });
        symlinkSync(join(root, 'elsewhere'), path);
      },
    ],
  ])('%s', (_name, spoil) => {
    const path = extractAddon(bytes, folder);
    spoil(path);
    expect(extractAddon(bytes, folder)).toBe(path);
    const stat = lstatSync(path);
    expect([stat.isFile(), stat.mode & 0o777]).toEqual([true, 0o700]);
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});

describe.skipIf(process.platform === 'win32')('the folder of the library', () => {
  test('is closed to other users if it was open', () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    extractAddon(bytes, folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('is refused if it is a link', () => {
    mkdirSync(join(root, 'elsewhere'));
    mkdirSync(join(root, 'cache'));
    symlinkSync(join(root, 'elsewhere'), folder);
    expect(() => extractAddon(bytes, folder)).toThrow('another user');
    expect(readdirSync(join(root, 'elsewhere'))).toEqual([]);
  });

  test('with another folder in the place of the library is refused, and left unchanged', () => {
    const path = extractAddon(bytes, folder);
    rmSync(path);
    mkdirSync(join(path, 'inner'), { recursive: true });
    expect(() => extractAddon(bytes, folder)).toThrow();
    expect(existsSync(join(path, 'inner'))).toBe(true);
    expect(readdirSync(folder)).toHaveLength(1);
  });
});
