import { userInfo } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { homeFolder, startFolder } from '../../../src/services/files/home-folder.ts';

afterEach(() => vi.unstubAllEnvs());

test.runIf(process.platform === 'linux').each([
  ['that of HOME', '/home/someone', '/home/someone'],
  ['that of the list of users if HOME is empty', '', userInfo().homedir],
  ['that of the list of users if HOME is a relative path', 'nowhere', userInfo().homedir],
  ['that of the list of users without HOME', undefined, userInfo().homedir],
])('the home folder is %s', (_, variable, home) => {
  vi.stubEnv('HOME', variable);
  expect(homeFolder()).toBe(home);
});

test('the working folder is the one that the process was started in, or undefined if it no longer exists', () => {
  const entered: string[] = [];
  const chdir = (path: string) => void entered.push(path);
  expect(startFolder({ cwd: () => '/work', chdir })).toBe('/work');
  expect(entered).toEqual([]);
  const cwd = () => {
    throw new Error('ENOENT: uv_cwd');
  };
  expect(startFolder({ cwd, chdir })).toBeUndefined();
  expect(entered).toEqual(['/']);
});
