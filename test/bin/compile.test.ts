import { afterEach, expect, test, vi } from 'vitest';
import { compileAll } from '../../bin/dev/compile.js';

afterEach(() => vi.unstubAllEnvs());

test('where nothing can be written to be compiled, the program does without', () => {
  vi.stubEnv('TMPDIR', '/no/such/folder');
  expect(compileAll([{ path: '/dist/short.cjs', contents: '' }])).toEqual([]);
});

test('a script that ends otherwise than the program leaves nothing', () => {
  const contents = 'exports.main = () => process.exit(3);';
  expect(compileAll([{ path: '/dist/short.cjs', contents }])).toEqual([]);
});
