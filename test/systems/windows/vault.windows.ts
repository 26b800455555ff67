import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secret } from '../../support/terminal/screens.ts';
import { makeHome, type WindowsHome } from './wine.ts';

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

test('stores a key in the vault and reads it back', async () => {
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

const holder = fileURLToPath(new URL('hold-vault.cjs', import.meta.url));

test.each(['read', 'replace'])('waits while another program has the vault open: %s', async (at) => {
  const set = ['key', 'set', '--store', 'vault', '--no-check', '--profile', at];
  const ended = await home.run(set, {
    input: secret,
    variables: { ...variables, NODE_OPTIONS: `--require "Z:${holder}"`, HOLD_VAULT_AT: at },
  });
  expect(ended).toMatchObject({ code: 0 });
  expect(await print(at)).toBe(secret);
});

test('claims nothing about the rights of the vault’s file, which it did not examine', async () => {
  const { stdout } = await home.run(['doctor', '--json'], { variables, cwd: home.folder });
  const { checks } = JSON.parse(stdout);
  expect(checks).toContainEqual(expect.objectContaining({ id: 'vault-file', status: 'note' }));
});

test('removes a key from the vault', async () => {
  await home.run(['key', 'remove', '--profile', 'one'], { variables });
  expect(await print('one')).toBe('');
  expect(await print('two')).toBe(other);
});
