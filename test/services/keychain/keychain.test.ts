import { describe, expect, it } from 'vitest';
import type { Keytar } from '../../../src/services/keychain/load.ts';
import { profileNameRule } from '../../../src/services/ports/profile-name.ts';
import { errorOf } from '../../support/error-of.ts';
import { failing, key, keychainOn, text, working } from './fake-keytar.ts';

describe('keychain', () => {
  it.each([
    ['linux', 'secret-service'],
    ['freebsd', 'secret-service'],
    ['darwin', 'macos-keychain'],
    ['win32', 'windows-credentials'],
  ] as const)('on %s is the %s', (platform, place) => {
    expect(keychainOn(working().keytar, { platform }).place).toBe(place);
  });

  it('writes the bare key under the profile, reads it and removes it', async () => {
    const { entries, keytar } = working();
    const keychain = keychainOn(keytar);
    await keychain.write('work', key);
    expect([...entries]).toEqual([['mistral-onboard/work', text]]);
    expect((await keychain.read('work'))?.equals(key)).toBe(true);
    expect(await keychain.read('other')).toBeUndefined();
    expect(await keychain.remove('work')).toBe(true);
    expect(await keychain.remove('work')).toBe(false);
  });

  it('does not load the native module before its first use', async () => {
    let loads = 0;
    const keychain = keychainOn(working().keytar, {
      load: async () => {
        loads += 1;
        return working().keytar;
      },
    });
    expect(loads).toBe(0);
    await keychain.probe();
    expect(loads).toBe(1);
  });

  it.each(['', 'Work', 'a b', 'a/b', 'é', 'profile-'.repeat(9)])(
    'refuses the profile %j',
    async (given) => {
      const keychain = keychainOn(working().keytar);
      const error = {
        code: 'usage',
        problem: 'invalid-value',
        option: '--profile',
        accepts: profileNameRule,
        given,
      };
      expect(await errorOf(keychain.read(given))).toEqual(error);
      expect(await errorOf(keychain.write(given, key))).toEqual(error);
      expect(await errorOf(keychain.remove(given))).toEqual(error);
      expect(await errorOf(keychain.readBack(given, key))).toEqual(error);
    },
  );

  it('accepts any name that every keychain accepts', async () => {
    const keychain = keychainOn(working().keytar);
    const profile = `a.b_c-${'9'.repeat(58)}`;
    await keychain.write(profile, key);
    expect((await keychain.read(profile))?.equals(key)).toBe(true);
  });

  it('reports the message of the system, cleaned, and its meaning', async () => {
    const keychain = keychainOn(failing('User interaction\u001b[31m\n is not allowed.'));
    const told = { problem: 'locked', detail: 'User interaction is not allowed.' };
    expect(await keychain.probe()).toEqual({ ready: false, ...told });
    expect(await errorOf(keychain.read('work'))).toEqual({ code: 'keychain', ...told });
    expect(await errorOf(keychain.write('work', key))).toEqual({ code: 'keychain', ...told });
    expect(await errorOf(keychain.remove('work'))).toEqual({ code: 'keychain', ...told });
  });

  it('never repeats the key, even if the system does', async () => {
    const error = await errorOf(keychainOn(failing(`Can't store ${text}`)).write('work', key));
    expect(JSON.stringify(error)).not.toContain(text);
    expect(error).toMatchObject({ code: 'keychain', problem: 'other' });
  });

  it('detects a keychain that reports success without storing', async () => {
    const forgetful: Keytar = { ...working().keytar, setPassword: async () => {} };
    const keychain = keychainOn(forgetful);
    expect(await keychain.probe()).toEqual({ ready: false, problem: 'false-success', detail: '' });
    expect(await errorOf(keychain.write('work', key))).toMatchObject({ problem: 'false-success' });
  });

  it('probes with a random entry, and removes it', async () => {
    const { entries, keytar } = working();
    const written: string[] = [];
    const watched: Keytar = {
      ...keytar,
      setPassword: async (service, account, value) => {
        written.push(`${service}/${account}=${value}`);
        await keytar.setPassword(service, account, value);
      },
    };
    const keychain = keychainOn(watched);
    expect(await keychain.probe()).toEqual({ ready: true });
    expect(await keychain.probe()).toEqual({ ready: true });
    expect(written).toEqual(
      Array(2).fill(expect.stringMatching(/^mistral-onboard-probe\/\w{16}=\w{32}$/)),
    );
    expect(new Set(written).size).toBe(2);
    expect(entries.size).toBe(0);
  });
});
