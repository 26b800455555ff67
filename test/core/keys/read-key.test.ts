import { describe, expect, it } from 'vitest';
import { readKey } from '../../../src/core/keys/read-key.ts';
import type { KeySource } from '../../../src/core/keys/store-key.ts';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';

async function servicesWith(variables: Record<string, string>) {
  const [keychain, memory] = [createMemoryKeychain(), createMemoryKeychain()];
  await keychain.write('work', new Secret('from the keychain'));
  await memory.write('work', new Secret('from memory'));
  const environment = { variables, platform: 'linux', appFolder: '/home/me/.config' } as const;
  const vault = createFakeVault({ holds: { work: new Secret('from the vault') } });
  await vault.unlock(new Secret(passphraseText));
  return { keychain, vault, memory, environment };
}

describe('readKey', () => {
  it.each([
    ['keychain', 'from the keychain'],
    ['vault', 'from the vault'],
    ['memory', 'from memory'],
    ['environment', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG'],
  ] satisfies [KeySource, string][])('reads from the %s', async (where, text) => {
    const services = await servicesWith({
      MISTRAL_API_KEY: ' "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG"\n',
    });
    expect((await readKey(services, { profile: 'work', where })).reveal()).toBe(text);
  });

  it.each([
    ['keychain', {}],
    ['vault', {}],
    ['memory', {}],
    ['environment', {}],
    ['environment', { MISTRAL_API_KEY: '' }],
    ['environment', { MISTRAL_API_KEY: ' \n' }],
    ['environment', { MISTRAL_API_KEY: `\${MISTRAL_API_KEY}` }],
  ] satisfies [KeySource, Record<string, string>][])(
    'reports no key in the %s with %j',
    async (where, variables) => {
      const services = await servicesWith(variables);
      await expect(readKey(services, { profile: 'home', where })).rejects.toMatchObject({
        error: { code: 'key-missing' },
      });
    },
  );

  it.each([
    [passphraseText, { key: 'from the vault' }],
    ['something else', { error: { code: 'passphrase', problem: 'wrong' } }],
    ['', { error: { code: 'passphrase', problem: 'missing' } }],
  ])('opens a locked vault with the passphrase of the variable: %j', async (given, expected) => {
    const services = await servicesWith({ MISTRAL_ONBOARD_PASSPHRASE: given });
    const vault = createFakeVault({ holds: { work: new Secret('from the vault') } });
    const reading = readKey({ ...services, vault }, { profile: 'work', where: 'vault' });
    const ended = await reading.then(
      (key) => ({ key: key.reveal() }),
      ({ error }) => ({ error }),
    );
    expect(ended).toEqual(expected);
  });
});
