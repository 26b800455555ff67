import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../src/errors/fault.ts';
import { createKeychain, type KeychainOptions } from '../../../src/services/keychain/keychain.ts';
import type { Keytar } from '../../../src/services/keychain/load.ts';
import { proofOf } from '../../../src/services/keychain/proof.ts';
import type { ProcessesPort, ProcessResult } from '../../../src/services/ports.ts';
import { Secret } from '../../../src/services/secret.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const text = 'abcdEFGH1234567890abcdEFGH123456';
const key = new Secret(text);
const never = () => new Promise<never>(() => {});

/** A keychain that works, whose entries can be looked at. */
function working() {
  const entries = new Map<string, string>();
  const at = (service: string, account: string) => `${service}/${account}`;
  const keytar: Keytar = {
    getPassword: async (service, account) => entries.get(at(service, account)) ?? null,
    setPassword: async (service, account, value) => void entries.set(at(service, account), value),
    deletePassword: async (service, account) => entries.delete(at(service, account)),
  };
  return { entries, keytar };
}

/** One whose every call fails with these words. */
function failing(words: string): Keytar {
  const fail = () => Promise.reject(new Error(words));
  return { getPassword: fail, setPassword: fail, deletePassword: fail };
}

const silent: Keytar = { getPassword: never, setPassword: never, deletePassword: never };

const noProcesses: ProcessesPort = {
  run: () => Promise.reject(new Error('No process is to be started')),
};

function keychainOn(keytar: Keytar, options: Partial<KeychainOptions> = {}) {
  return createKeychain({
    platform: 'darwin',
    variables: {},
    processes: noProcesses,
    nodePath: '/path/to/node',
    readBackScript: '/path/to/read-back.js',
    clock: createFakeClock(),
    load: async () => keytar,
    ...options,
  });
}

async function faultOf(work: Promise<unknown>) {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof FaultError)) throw new Error('No fault was thrown');
  return thrown.fault;
}

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

  it('does not load the native part before its first use', async () => {
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

  it.each(['', 'Work', 'a b', 'a/b', 'é', 'x'.repeat(65)])(
    'refuses the profile %j',
    async (given) => {
      const keychain = keychainOn(working().keytar);
      const fault = { code: 'usage', problem: 'profile', given };
      expect(await faultOf(keychain.read(given))).toEqual(fault);
      expect(await faultOf(keychain.write(given, key))).toEqual(fault);
      expect(await faultOf(keychain.remove(given))).toEqual(fault);
      expect(await faultOf(keychain.readBack(given, key))).toEqual(fault);
    },
  );

  it('takes any name that every keychain takes', async () => {
    const keychain = keychainOn(working().keytar);
    const profile = `a.b_c-${'9'.repeat(58)}`;
    await keychain.write(profile, key);
    expect((await keychain.read(profile))?.equals(key)).toBe(true);
  });

  it('tells the words of the system, cleaned, and what they mean', async () => {
    const keychain = keychainOn(failing('User interaction\u001b[31m\n is not allowed.'));
    const told = { problem: 'locked', detail: 'User interaction is not allowed.' };
    expect(await keychain.probe()).toEqual({ ready: false, ...told });
    expect(await faultOf(keychain.read('work'))).toEqual({ code: 'keychain', ...told });
    expect(await faultOf(keychain.write('work', key))).toEqual({ code: 'keychain', ...told });
    expect(await faultOf(keychain.remove('work'))).toEqual({ code: 'keychain', ...told });
  });

  it('never repeats the key, not even where the system does', async () => {
    const fault = await faultOf(keychainOn(failing(`Can't store ${text}`)).write('work', key));
    expect(JSON.stringify(fault)).not.toContain(text);
    expect(fault).toMatchObject({ code: 'keychain', problem: 'other' });
  });

  it('believes no keychain that says "stored" and is not', async () => {
    const forgetful: Keytar = { ...working().keytar, setPassword: async () => {} };
    const keychain = keychainOn(forgetful);
    expect(await keychain.probe()).toEqual({ ready: false, problem: 'false-success', detail: '' });
    expect(await faultOf(keychain.write('work', key))).toMatchObject({ problem: 'false-success' });
  });

  it('probes with an entry of its own that is random, and leaves none', async () => {
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

describe('a keychain that does not answer', () => {
  const calls = {
    read: (keychain) => keychain.read('work'),
    write: (keychain) => keychain.write('work', key),
    remove: (keychain) => keychain.remove('work'),
  } satisfies Record<string, (keychain: ReturnType<typeof createKeychain>) => Promise<unknown>>;

  it.each(Object.entries(calls))('is given up after 3 s: %s', async (_, call) => {
    const clock = createFakeClock();
    const fault = faultOf(call(keychainOn(silent, { clock })));
    let over = false;
    void fault.finally(() => {
      over = true;
    });
    await clock.advance(2_999);
    expect(over).toBe(false);
    await clock.advance(1);
    expect(await fault).toEqual({ code: 'keychain', problem: 'hanging', detail: '' });
  });

  it('is given up after 3 s for the whole of a probe, and while loading', async () => {
    const clock = createFakeClock();
    const states = [
      keychainOn(silent, { clock }).probe(),
      keychainOn(silent, { clock, load: never }).probe(),
    ];
    await clock.advance(3_000);
    const hanging = { ready: false, problem: 'hanging', detail: '' };
    expect(await Promise.all(states)).toEqual([hanging, hanging]);
  });

  it('may answer or fail later without effect', async () => {
    const clock = createFakeClock();
    let failLate = (_reason: Error) => {};
    const getPassword = () =>
      new Promise<string>((_, reject) => {
        failLate = reject;
      });
    const keychain = keychainOn({ ...silent, getPassword }, { clock });
    const fault = faultOf(keychain.read('work'));
    await clock.advance(3_000);
    failLate(new Error('too late'));
    expect(await fault).toMatchObject({ problem: 'hanging' });
    expect(clock.waiting).toBe(0);
  });

  it('leaves no timer where it does answer', async () => {
    const clock = createFakeClock();
    await keychainOn(working().keytar, { clock }).probe();
    expect(clock.waiting).toBe(0);
  });
});

describe('reading back', () => {
  function answering(answer: (nonce: string) => Partial<ProcessResult>) {
    const runs: Parameters<ProcessesPort['run']>[] = [];
    const processes: ProcessesPort = {
      run: async (...run) => {
        runs.push(run);
        return { code: 0, stdout: '', stderr: '', ...answer(run[2].stdin ?? '') };
      },
    };
    return { runs, keychain: keychainOn(silent, { processes }) };
  }

  it('is true of a process that proves to hold the same key', async () => {
    const { runs, keychain } = answering((nonce) => ({ stdout: proofOf(nonce, text) }));
    expect(await keychain.readBack('work', key)).toBe(true);
    expect(await keychain.readBack('work', key)).toBe(true);
    expect(runs[0]?.slice(0, 2)).toEqual(['/path/to/node', ['/path/to/read-back.js', 'work']]);
    expect(JSON.stringify(runs)).not.toContain(text);
    expect(runs[0]?.[2].stdin).toMatch(/^[0-9a-f]{64}$/);
    expect(runs[1]?.[2].stdin).not.toBe(runs[0]?.[2].stdin);
  });

  it.each([
    ['holds another', (nonce: string) => ({ stdout: proofOf(nonce, `${text}!`) })],
    ['answers another question', () => ({ stdout: proofOf('0'.repeat(64), text) })],
    ['says nothing', () => ({})],
    ['finds no entry', () => ({ code: 3 })],
  ])('is false of one that %s', async (_, answer) => {
    expect(await answering(answer).keychain.readBack('work', key)).toBe(false);
  });

  it.each([
    ['hanging', () => ({ code: undefined })],
    ['no-bus', () => ({ code: 1, stderr: 'Could not connect: No such file or directory' })],
    ['other', () => ({ code: 1, stderr: 'Something else' })],
  ])('is the fault %s of one that fails so', async (problem, answer) => {
    expect(await faultOf(answering(answer).keychain.readBack('work', key))).toMatchObject({
      code: 'keychain',
      problem,
    });
  });

  it('is a fault of the keychain where no process can be started', async () => {
    expect(await faultOf(keychainOn(silent).readBack('work', key))).toMatchObject({
      code: 'keychain',
      problem: 'other',
    });
  });
});
