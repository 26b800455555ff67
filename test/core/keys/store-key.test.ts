import { describe, expect, it } from 'vitest';
import { storeKey } from '../../../src/core/keys/store-key.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import type { KeychainPort } from '../../../src/services/ports/keychain.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';

const text = 'abcdEFGH1234567890abcdEFGH12WXYZ';
const key = new Secret(text);
const oldKey = new Secret('zyxwVUTS0987654321zyxwVUTS098765');

/** Creates a system keychain that behaves like the one in memory, except for the given methods. */
function keychainWith(changes: Partial<KeychainPort> = {}) {
  const calls: string[] = [];
  const noted = <T>(call: string, result: T): T => {
    calls.push(call);
    return result;
  };
  const inner = createMemoryKeychain();
  const keychain: KeychainPort = {
    place: 'secret-service',
    probe: () => noted('probe', inner.probe()),
    read: (profile) => inner.read(profile),
    write: (profile, secret) => noted('write', inner.write(profile, secret)),
    remove: (profile) => noted('remove', inner.remove(profile)),
    readBack: (profile, secret) => noted('read back', inner.readBack(profile, secret)),
    ...changes,
  };
  const services = { keychain, vault: createFakeVault(), memory: createMemoryKeychain() };
  return { calls, inner, services };
}

const error = (problem: 'locked' | 'false-success' | 'hanging') =>
  new AppError({ code: 'keychain', problem, detail: 'words' });

describe('storeKey', () => {
  it('tests the store, writes, and reads back before it reports success', async () => {
    const { calls, inner, services } = keychainWith();
    const stored = await storeKey(services, { profile: 'work', key, where: 'keychain' });
    expect(calls).toEqual(['probe', 'write', 'read back']);
    expect(stored).toEqual({
      profile: 'work',
      where: 'keychain',
      place: 'secret-service',
      lastFour: 'WXYZ',
    });
    expect(JSON.stringify(stored)).not.toContain(text);
    expect((await inner.read('work'))?.equals(key)).toBe(true);
    expect(await services.memory.read('work')).toBeUndefined();
  });

  it('stores a key in memory only if asked to', async () => {
    const { calls, services } = keychainWith();
    const stored = await storeKey(services, { profile: 'work', key, where: 'memory' });
    expect(stored).toMatchObject({ where: 'memory', place: 'memory' });
    expect(calls).toEqual([]);
    expect((await services.memory.read('work'))?.equals(key)).toBe(true);
  });

  it('stores a key in the unlocked vault if asked to', async () => {
    const { calls, services } = keychainWith();
    const request = { profile: 'work', key, where: 'vault' } as const;
    await expect(storeKey(services, request)).rejects.toMatchObject({
      error: { code: 'passphrase', problem: 'missing' },
    });
    await services.vault.create(new Secret(passphraseText));
    expect(await storeKey(services, request)).toMatchObject({ where: 'vault', place: 'vault' });
    expect((await services.vault.read('work'))?.equals(key)).toBe(true);
    expect(calls).toEqual([]);
  });

  it('writes nothing if the keychain is not ready', async () => {
    const { calls, services } = keychainWith({
      probe: async () => ({ ready: false, problem: 'locked', detail: 'words' }),
    });
    const stored = storeKey(services, { profile: 'work', key, where: 'keychain' });
    await expect(stored).rejects.toEqual(error('locked'));
    await expect(stored).rejects.toMatchObject({ error: error('locked').error });
    expect(calls).toEqual([]);
  });

  it.each([
    ['is not read back', { readBack: () => Promise.resolve(false) }, 'false-success'],
    ['can not be read back', { readBack: () => Promise.reject(error('hanging')) }, 'hanging'],
  ] as const)('leaves nothing of a key that %s', async (_, changes, problem) => {
    const { inner, services } = keychainWith(changes);
    await expect(
      storeKey(services, { profile: 'work', key, where: 'keychain' }),
    ).rejects.toMatchObject({ error: { code: 'keychain', problem } });
    expect(await inner.read('work')).toBeUndefined();
  });

  it('writes nothing if the person stops waiting before that', async () => {
    const stop = new AbortController();
    const { calls, inner, services } = keychainWith({
      probe: async () => {
        stop.abort();
        return { ready: true };
      },
    });
    const request = { profile: 'work', key, where: 'keychain', signal: stop.signal } as const;
    await expect(storeKey(services, request)).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(calls).toEqual([]);
    expect(await inner.read('work')).toBeUndefined();
  });

  it.each(['write', 'readBack'] as const)(
    'restores the earlier key if the person stops waiting during %s',
    async (slow) => {
      const stop = new AbortController();
      const inner = createMemoryKeychain();
      await inner.write('work', oldKey);
      const { services } = keychainWith({
        ...inner,
        write: async (profile, secret) => {
          await inner.write(profile, secret);
          if (slow === 'write') stop.abort();
        },
        readBack: async () => {
          stop.abort();
          return true;
        },
      });
      const request = { profile: 'work', key, where: 'keychain', signal: stop.signal } as const;
      await expect(storeKey(services, request)).rejects.toMatchObject({
        error: { code: 'cancelled' },
      });
      expect((await inner.read('work'))?.equals(oldKey)).toBe(true);
    },
  );

  it('restores the earlier key after a failure', async () => {
    const { inner, services } = keychainWith({ readBack: async () => false });
    await inner.write('work', oldKey);
    await expect(
      storeKey(services, { profile: 'work', key, where: 'keychain' }),
    ).rejects.toBeInstanceOf(AppError);
    expect((await inner.read('work'))?.equals(oldKey)).toBe(true);
  });

  it('throws the first error, not the error of the restore', async () => {
    const { services } = keychainWith({
      readBack: async () => false,
      remove: () => Promise.reject(error('hanging')),
    });
    await expect(
      storeKey(services, { profile: 'work', key, where: 'keychain' }),
    ).rejects.toMatchObject({ error: { problem: 'false-success' } });
  });
});
