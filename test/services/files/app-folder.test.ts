import { describe, expect, test } from 'vitest';
import { appFolder } from '../../../src/services/files/app-folder.ts';

const home = '/home/someone';

describe('the folder of our own files', () => {
  test.each([
    ['linux', {}, '/home/someone/.config/mistral-onboard'],
    ['linux', { XDG_CONFIG_HOME: '/settings' }, '/settings/mistral-onboard'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/someone/.config/mistral-onboard'],
    ['linux', { XDG_CONFIG_HOME: 'settings' }, '/home/someone/.config/mistral-onboard'],
    ['freebsd', {}, '/home/someone/.config/mistral-onboard'],
    ['darwin', { XDG_CONFIG_HOME: '/no' }, '/home/someone/Library/Preferences/mistral-onboard'],
    ['win32', {}, '/home/someone/AppData/Roaming/mistral-onboard/Config'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/mistral-onboard/Config'],
    ['linux', { MISTRAL_ONBOARD_HOME: '/own', XDG_CONFIG_HOME: '/settings' }, '/own'],
    ['linux', { MISTRAL_ONBOARD_HOME: '' }, '/home/someone/.config/mistral-onboard'],
  ] as const)('on %s with %j is %s', (platform, variables, folder) => {
    expect(appFolder({ variables, platform, home })).toBe(folder);
  });
});
