import { expect, test } from 'vitest';
import { resolvePath } from '../../../src/services/files/resolve-path.ts';
import { errorOf } from '../../support/error-of.ts';

const linux = { home: '/home/me', workingFolder: '/work', platform: 'linux' } as const;
const windows = { home: 'C:\\Users\\me', workingFolder: 'D:\\work', platform: 'win32' } as const;

test.each([
  ['a.py', '/work/a.py'],
  ['../a.py', '/a.py'],
  ['.', '/work'],
  ['/x/a.py', '/x/a.py'],
  ['~', '/home/me'],
  ['~/a.py', '/home/me/a.py'],
  ['~me/a.py', '/work/~me/a.py'],
  ['~\\a.py', '/work/~\\a.py'],
])('on Linux, %s is %s', (path, whole) => {
  expect(resolvePath(path, linux)).toBe(whole);
});

test.each([
  ['a.py', 'D:\\work\\a.py'],
  ['sub/a.py', 'D:\\work\\sub\\a.py'],
  ['C:\\x\\a.py', 'C:\\x\\a.py'],
  ['~\\a.py', 'C:\\Users\\me\\a.py'],
  ['~/a.py', 'C:\\Users\\me\\a.py'],
  ['\\\\nas\\share\\a.py', '\\\\nas\\share\\a.py'],
])('on Windows, %s is %s', (path, whole) => {
  expect(resolvePath(path, windows)).toBe(whole);
});

test('refuses a relative path if the working folder no longer exists', async () => {
  const gone = { ...linux, workingFolder: undefined };
  expect(await errorOf((async () => resolvePath('a.py', gone))())).toEqual({
    code: 'usage',
    problem: 'folder-gone',
    given: '',
  });
  expect(resolvePath('/x/a.py', gone)).toBe('/x/a.py');
  expect(resolvePath('~/a.py', gone)).toBe('/home/me/a.py');
});
