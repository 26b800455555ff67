import { describe, expect, it } from 'vitest';
import { openVault, type PassphraseRequest } from '../../../src/core/keys/open-vault.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeVault, type FakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';
import { key } from '../../support/fakes/services.ts';

const holds = { default: key };

function servicesWith(vault: FakeVault, variables: Readonly<Record<string, string>> = {}) {
  const environment = { variables, platform: 'linux', appFolder: '/home/someone' } as const;
  return { vault, environment };
}

/** Simulates a person who gives these answers in turn; records the questions. */
function person(...answers: readonly string[]) {
  const asked: PassphraseRequest[] = [];
  const ask = async (request: PassphraseRequest) => {
    const answer = answers[asked.length];
    asked.push(request);
    if (answer === undefined) throw new AppError({ code: 'cancelled' });
    return new Secret(answer);
  };
  return { asked, ask };
}

const nobody = () => Promise.reject(new Error('no one is asked'));

describe('opening the vault', () => {
  it('uses the passphrase of the variable without asking', async () => {
    const vault = createFakeVault({ holds });
    await openVault(servicesWith(vault, { MISTRAL_ONBOARD_PASSPHRASE: passphraseText }), nobody);
    expect((await vault.read('default'))?.equals(key)).toBe(true);
  });

  it('tries a wrong variable once', async () => {
    const vault = createFakeVault({ holds });
    const services = servicesWith(vault, { MISTRAL_ONBOARD_PASSPHRASE: 'something else' });
    await expect(openVault(services, nobody)).rejects.toMatchObject({
      error: { code: 'passphrase', problem: 'wrong' },
    });
    expect(vault.tries).toBe(1);
  });

  it.each([{}, { MISTRAL_ONBOARD_PASSPHRASE: '' }])(
    'asks for the passphrase without a variable: %j',
    async (variables) => {
      const vault = createFakeVault({ holds });
      const { ask, asked } = person(passphraseText);
      await openVault(servicesWith(vault, variables), ask);
      expect(vault.isUnlocked).toBe(true);
      expect(asked).toEqual([{ purpose: 'unlock', problem: undefined }]);
    },
  );

  it('asks again and gives the reason', async () => {
    const vault = createFakeVault({ holds });
    const { ask, asked } = person('not this', passphraseText);
    await openVault(servicesWith(vault), ask);
    expect(asked.map(({ problem }) => problem)).toEqual([undefined, 'wrong']);
  });

  it('gives up after three attempts', async () => {
    const { ask, asked } = person('one', 'two', 'three', passphraseText);
    await expect(openVault(servicesWith(createFakeVault({ holds })), ask)).rejects.toMatchObject({
      error: { problem: 'wrong' },
    });
    expect(asked).toHaveLength(3);
  });

  it('creates a vault if there is none', async () => {
    const vault = createFakeVault();
    const { ask, asked } = person('short', passphraseText);
    await openVault(servicesWith(vault), ask);
    expect(asked).toEqual([
      { purpose: 'create', problem: undefined },
      { purpose: 'create', problem: 'short' },
    ]);
    expect(await vault.exists()).toBe(false);
    await vault.write('default', key);
    expect(await vault.exists()).toBe(true);
  });

  it('does not ask once the vault is open', async () => {
    const vault = createFakeVault({ holds });
    await vault.unlock(new Secret(passphraseText));
    await openVault(servicesWith(vault), nobody);
    expect(vault.tries).toBe(1);
  });

  it('rethrows errors that no passphrase can fix', async () => {
    const error = new AppError({ code: 'vault', problem: 'damaged', path: '/vault.age' });
    const vault = { ...createFakeVault({ holds }), unlock: () => Promise.reject(error) };
    const { ask, asked } = person(passphraseText, passphraseText);
    await expect(openVault(servicesWith(vault), ask)).rejects.toBe(error);
    expect(asked).toHaveLength(1);
    await expect(openVault(servicesWith(vault), person().ask)).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
  });
});
