import { userInfo } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { homeFolder, startFolder } from '../../../src/services/files/home-folder.ts';

afterEach(() => vi.unstubAllEnvs());

test.runIf(process.platform === 'linux').each([
  ['what HOME says', '/home/someone', '/home/someone'],
  ['what the list of users says, where HOME is empty', '', userInfo().homedir],
  ['the same, where HOME is no whole path', 'nowhere', userInfo().homedir],
  ['the same, without HOME', undefined, userInfo().homedir],
])('the home is %s', (_, told, home) => {
  vi.stubEnv('HOME', told);
  expect(homeFolder()).toBe(home);
});

test('the folder that a process was started in, or none if that one no longer exists', () => {
  const went: string[] = [];
  const chdir = (path: string) => void went.push(path);
  expect(startFolder({ cwd: () => '/work', chdir })).toBe('/work');
  expect(went).toEqual([]);
  const cwd = () => {
    throw new Error('ENOENT: uv_cwd');
  };
  expect(startFolder({ cwd, chdir })).toBeUndefined();
  expect(went).toEqual(['/']);
});
