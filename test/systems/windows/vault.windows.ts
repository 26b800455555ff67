import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secret } from '../../support/terminal/screens.ts';
import { makeHome, runInWine, type WindowsHome, windowsNode, windowsPath } from './wine.ts';

let home: WindowsHome;
beforeAll(() => {
  home = makeHome();
});
afterAll(() => home.remove());

const variables = { MISTRAL_ONBOARD_PASSPHRASE: 'correct horse battery' };
const vault = () => join(home.folder, 'AppData/Roaming/mistral-onboard/Config/vault.age');
const other = secret.split('').reverse().join('');

const set = (profile: string, key: string) =>
  home.run(['key', 'set', '--store', 'vault', '--no-check', '--profile', profile], {
    input: key,
    variables,
  });
const print = async (profile: string) =>
  (await home.run(['key', 'print', '--profile', profile], { variables })).stdout.trim();

test('keeps a key in the vault, and gives it back', async () => {
  expect(await set('default', secret)).toMatchObject({ code: 0 });
  expect(existsSync(vault())).toBe(true);
  expect(await print('default')).toBe(secret);
});

test('keeps the keys of two writers that write at once', async () => {
  const ended = await Promise.all([set('one', secret), set('two', other)]);
  expect(ended).toMatchObject([{ code: 0 }, { code: 0 }]);
  expect([await print('one'), await print('two'), await print('default')]).toEqual([
    secret,
    other,
    secret,
  ]);
});

/** The flag by which libuv opens a file for one process alone. */
const exclusively = 0x1000_0000;

/** Ways in which another process has a file open, as virus scanners and indexers do, for about three seconds. */
const holders = {
  'for itself alone': (path: string) =>
    runInWine(windowsNode(), [
      '-e',
      `fs.openSync(${JSON.stringify(path)}, fs.constants.O_RDWR | ${exclusively}); setTimeout(() => {}, 3_000)`,
    ]),
  'for reading': (path: string) =>
    runInWine('C:\\windows\\system32\\cmd.exe', ['/d', '/c', `ping -n 4 127.0.0.1 < "${path}"`], {
      isVerbatim: true,
    }),
};

test.each(Object.entries(holders))(
  'waits while another program has the vault open %s',
  async (_, hold) => {
    const released = hold(windowsPath(vault()));
    expect(await set('held', secret)).toMatchObject({ code: 0 });
    await released;
    expect(await print('held')).toBe(secret);
  },
);

test('removes a key from the vault', async () => {
  await home.run(['key', 'remove', '--profile', 'one'], { variables });
  expect(await print('one')).toBe('');
  expect(await print('two')).toBe(other);
});
