import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchForKeys } from './key-watch.ts';

const key = 'kW3eT9yR5wA1tC7hF2oR8lE4aK6sD0nG';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-watch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('finds nothing in the encrypted file of a keychain', () => {
  mkdirSync(join(folder, 'data/keyrings'), { recursive: true });
  writeFileSync(join(folder, 'data/keyrings/login.keyring'), key);
  expect(watchForKeys([key]).stop([folder])).toEqual([]);
});

test.each(['utf8', 'utf16le'] as const)('finds a key in a file, in %s', (encoding) => {
  mkdirSync(join(folder, 'deep/down'), { recursive: true });
  writeFileSync(join(folder, 'deep/down/file'), `key: ${key}`, encoding);
  expect(watchForKeys([key]).stop([folder])).toEqual(['deep/down/file']);
});

test('finds a part of a key on a command line of a process that has ended since', async () => {
  const watch = watchForKeys([key]);
  const child = spawn('sh', ['-c', 'echo ready; read line', 'sh', key.slice(3, 9)]);
  await once(child.stdout, 'data');
  const other = watchForKeys([key]);
  child.kill();
  await once(child, 'close');
  const line = `sh -c echo ready; read line sh ${key.slice(3, 9)}`;
  expect(other.stop([folder])).toEqual([line]);
  watch.stop([]);
  expect(watchForKeys([key]).stop([folder])).toEqual([]);
});
