import { describe, expect, test } from 'vitest';
import { appFolder } from '../../../src/services/files/app-folder.ts';
import { errorOf } from '../../support/error-of.ts';

const home = '/home/someone';

describe('the folder of our own files', () => {
  test.each([
    ['linux', {}, '/home/someone/.config/mistral-onboard'],
    ['linux', { XDG_CONFIG_HOME: '/settings' }, '/settings/mistral-onboard'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/someone/.config/mistral-onboard'],
    ['linux', { XDG_CONFIG_HOME: 'settings' }, '/home/someone/.config/mistral-onboard'],
    ['freebsd', {}, '/home/someone/.config/mistral-onboard'],
    ['darwin', { XDG_CONFIG_HOME: '/no' }, '/home/someone/Library/Preferences/mistral-onboard'],
    ['linux', { MISTRAL_ONBOARD_HOME: '/own', XDG_CONFIG_HOME: '/settings' }, '/own'],
    ['linux', { MISTRAL_ONBOARD_HOME: '' }, '/home/someone/.config/mistral-onboard'],
  ] as const)('on %s with %j is %s', (platform, variables, folder) => {
    expect(appFolder({ variables, platform, home })).toBe(folder);
  });

  test.each([
    ['~', home],
    ['~/mo', `${home}/mo`],
    ['/srv/mo', '/srv/mo'],
  ])('is %s if MISTRAL_ONBOARD_HOME says so, expanded as in a shell', (told, folder) => {
    const variables = { MISTRAL_ONBOARD_HOME: told };
    expect(appFolder({ variables, platform: 'linux', home })).toBe(folder);
  });

  test.each([
    [{}, 'C:\\Users\\me\\AppData\\Roaming\\mistral-onboard\\Config'],
    [{ APPDATA: 'D:\\roaming' }, 'D:\\roaming\\mistral-onboard\\Config'],
    [{ APPDATA: 'roaming' }, 'C:\\Users\\me\\AppData\\Roaming\\mistral-onboard\\Config'],
    [{ MISTRAL_ONBOARD_HOME: '~\\mo' }, 'C:\\Users\\me\\mo'],
    [{ MISTRAL_ONBOARD_HOME: 'D:/mo' }, 'D:/mo'],
  ])('on Windows with %j is %s', (variables, folder) => {
    const options = { variables, platform: 'win32', home: 'C:\\Users\\me' } as const;
    expect(appFolder(options)).toBe(folder);
  });

  test.each([
    ['linux', '.mo'],
    ['linux', './mo'],
    ['linux', '..'],
    ['linux', 'mo'],
    ['linux', '~someone/mo'],
    ['linux', '$HOME/mo'],
    ['win32', 'mo'],
    ['win32', 'C:mo'],
  ] as const)('on %s is never the relative path %s', async (platform, told) => {
    const variables = { MISTRAL_ONBOARD_HOME: told };
    const folder = (async () => appFolder({ variables, platform, home }))();
    expect(await errorOf(folder)).toMatchObject({
      code: 'usage',
      problem: 'invalid-value',
      option: 'MISTRAL_ONBOARD_HOME',
      given: told,
    });
  });
});
