import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AppError } from '../../../src/errors/errors.ts';
import { createDocuments } from '../../../src/services/files/documents.ts';
import { asNobody } from '../../support/processes/users.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  await mkdir(join(folder, 'home'));
  await mkdir(join(folder, 'work'));
  await writeFile(join(folder, 'home/notes.txt'), 'at home');
  await writeFile(join(folder, 'work/notes.txt'), 'at work');
  await writeFile(join(folder, 'work/empty'), '');
  await writeFile(join(folder, 'work/ten'), '0123456789');
  execFileSync('mkfifo', [join(folder, 'work/pipe')]);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const documents = () =>
  createDocuments({
    home: join(folder, 'home'),
    workingFolder: join(folder, 'work'),
    platform: process.platform,
  });
const textOf = async (path: string) =>
  new TextDecoder().decode(await documents().read(path, 1_000));

test('reads a path relative to the working folder, to the home folder, or absolute', async () => {
  expect(await textOf('notes.txt')).toBe('at work');
  expect(await textOf('../work/notes.txt')).toBe('at work');
  expect(await textOf('~/notes.txt')).toBe('at home');
  expect(await textOf(join(folder, 'home/notes.txt'))).toBe('at home');
  expect(await textOf('empty')).toBe('');
});

test.each([
  ['missing', 'not-there.txt'],
  ['missing', 'no-folder/notes.txt'],
  ['not-a-file', '.'],
  ['not-a-file', 'pipe'],
  ['not-a-file', '/dev/zero'],
  ['not-a-folder', 'notes.txt/inside'],
])('reports %s for the path “%s”', async (problem, path) => {
  const thrown = await documents()
    .read(path, 1_000)
    .catch((error: unknown) => error);
  expect((thrown as AppError).error).toEqual({ code: 'files', problem, path });
});

test('reads a file of exactly the maximum size, and none larger', async () => {
  expect(await documents().read('ten', 10)).toHaveLength(10);
  await expect(documents().read('ten', 9)).rejects.toMatchObject({
    error: { code: 'files', problem: 'too-large', path: 'ten' },
  });
});

test('reports a file without permission to read', async () => {
  const path = join(folder, 'work/secret');
  await writeFile(path, 'no');
  await chmod(folder, 0o755);
  await chmod(path, 0o000);
  await expect(asNobody(() => documents().read(path, 10))).rejects.toMatchObject({
    error: { code: 'files', problem: 'unreadable', path },
  });
});
