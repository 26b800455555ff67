import { describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import { profileNameRule } from '../../../src/services/ports/profile-name.ts';
import { Secret } from '../../../src/services/ports/secret.ts';

describe('the keychain in memory', () => {
  const key = new Secret('abcdEFGH1234567890abcdEFGH123456');

  it('stores keys by profile until they are removed', async () => {
    const keychain = createMemoryKeychain();
    expect(keychain.place).toBe('memory');
    expect(await keychain.probe()).toEqual({ ready: true });
    expect(await keychain.read('work')).toBeUndefined();
    await keychain.write('work', key);
    expect((await keychain.read('work'))?.equals(key)).toBe(true);
    expect(await keychain.read('home')).toBeUndefined();
    expect(await keychain.readBack('work', key)).toBe(true);
    expect(await keychain.readBack('work', new Secret('another'))).toBe(false);
    expect(await keychain.readBack('home', key)).toBe(false);
    expect(await keychain.remove('work')).toBe(true);
    expect(await keychain.remove('work')).toBe(false);
  });

  it('shares nothing with another instance', async () => {
    await createMemoryKeychain().write('work', key);
    expect(await createMemoryKeychain().read('work')).toBeUndefined();
  });

  it('accepts the same profiles as the system keychain', async () => {
    const keychain = createMemoryKeychain();
    const error = {
      error: {
        code: 'usage',
        problem: 'invalid-value',
        option: '--profile',
        accepts: profileNameRule,
        given: 'My Key',
      },
    };
    await expect(keychain.write('My Key', key)).rejects.toMatchObject(error);
    await expect(keychain.read('My Key')).rejects.toMatchObject(error);
    await expect(keychain.remove('My Key')).rejects.toMatchObject(error);
    await expect(keychain.readBack('My Key', key)).rejects.toMatchObject(error);
  });
});
