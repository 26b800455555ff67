import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from '../../bin/caches.cjs';

const home = homedir();

test.each<readonly [NodeJS.Platform, Readonly<Record<string, string>>, string | undefined]>([
  ['linux', {}, join(home, '.cache/mistral-onboard')],
  ['linux', { XDG_CACHE_HOME: '/caches' }, '/caches/mistral-onboard'],
  // The XDG specification says to ignore a relative path.
  ['linux', { XDG_CACHE_HOME: 'caches' }, join(home, '.cache/mistral-onboard')],
  ['darwin', { XDG_CACHE_HOME: '/caches' }, join(home, 'Library/Caches/mistral-onboard')],
  ['win32', {}, join(home, 'AppData/Local/mistral-onboard/Cache')],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/mistral-onboard/Cache'],
  ['linux', { MISTRAL_ONBOARD_HOME: '/own', XDG_CACHE_HOME: '/caches' }, '/own/cache'],
  ['linux', { MISTRAL_ONBOARD_HOME: '~/own' }, join(home, 'own/cache')],
  ['linux', { MISTRAL_ONBOARD_HOME: 'own' }, undefined],
])('on %s with %j, caches are in %s', (platform, variables, folder) => {
  expect(cacheFolder(variables, platform)).toBe(folder);
});
