import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeNew } from '../../../src/services/files/whole-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('does not replace a planted file', async () => {
  const path = join(folder, 'draft');
  writeFileSync(path, 'planted');
  await expect(writeNew(path, Buffer.from('secret'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(path, 'utf8')).toBe('planted');
});

test('does not write a new file through a link or to its target', async () => {
  const [path, target] = [join(folder, 'draft'), join(folder, 'target')];
  symlinkSync(target, path);
  await expect(writeNew(path, Buffer.from('secret'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(existsSync(target)).toBe(false);
});
