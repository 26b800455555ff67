import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/services/clock.ts';
import { replacePersonFile } from '../../../src/services/files/person-file.ts';
import { own } from '../vault/fixture.ts';

/** The file system calls of one write. */
const asked = { opens: [] as unknown[][], folders: [] as unknown[][], texts: [] as string[] };
const { open, mkdir } = fs;

async function notedOpen(...given: Parameters<typeof open>): Promise<FileHandle> {
  asked.opens.push(given);
  const file = await open(...given);
  const writeFile = file.writeFile.bind(file);
  file.writeFile = async (bytes, ...rest) => {
    asked.texts.push(String(bytes));
    return writeFile(bytes, ...rest);
  };
  return file;
}

async function notedMkdir(...given: unknown[]) {
  asked.folders.push(given);
  return Reflect.apply(mkdir, fs, given);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'person-'));
  for (const list of Object.values(asked)) list.length = 0;
  Object.assign(fs, { open: notedOpen, mkdir: notedMkdir });
  syncBuiltinESMExports();
});
afterEach(() => {
  Object.assign(fs, { open, mkdir });
  syncBuiltinESMExports();
  rmSync(folder, { recursive: true });
});

describe('a file with a secret', () => {
  test('is written through a new draft in a private folder', async () => {
    const path = join(folder, '.env');
    const options = { own, clock: systemClock(), mode: 0o600 };
    await replacePersonFile(path, Buffer.from('SECRET=1\n'), options);
    await replacePersonFile(path, Buffer.from('SECRET=2\n'), options);
    expect(readFileSync(path, 'utf8')).toBe('SECRET=2\n');
    expect(readdirSync(folder)).toEqual(['.env']);
    const names = asked.folders.map(([name]) => String(name));
    expect(new Set(names).size).toBe(2);
    for (const name of names)
      expect(name).toMatch(/\.onboard-[0-9a-f]{8}-\d+-[0-9a-f]{16}\.draft$/);
    expect(asked.folders.map(([, how]) => how)).toEqual([{ mode: 0o700 }, { mode: 0o700 }]);
    expect(asked.opens.map(([name, ...how]) => [String(name).split('/').at(-1), ...how])).toEqual([
      ['.gitignore', 'wx', 0o600],
      ['new', 'wx', 0o600],
      ['.gitignore', 'wx', 0o600],
      ['new', 'wx', 0o600],
    ]);
    expect(asked.texts).toEqual(['*\n', 'SECRET=1\n', '*\n', 'SECRET=2\n']);
  });
});
