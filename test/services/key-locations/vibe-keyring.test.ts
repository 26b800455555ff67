import { afterEach, describe, expect, it, test } from 'vitest';
import {
  readVibeKeyring,
  type VibeKeyringOptions,
} from '../../../src/services/key-locations/vibe-keyring.ts';
import type { ProcessesPort } from '../../../src/services/ports/processes.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { never } from '../../support/fakes/services.ts';
import {
  type Keyring,
  type KeyringState,
  keyringParts,
  startKeyring,
} from '../../support/processes/keyring.ts';

const key = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';
const other = 'zY9xW8vU7tS6rQ5pO4nM3lK2jI1hG0fE';

const fails = () => Promise.reject(new Error('not here'));

function options(differing: Partial<VibeKeyringOptions>): VibeKeyringOptions {
  return {
    platform: 'darwin',
    variables: {},
    processes: { run: fails },
    clock: createFakeClock(),
    findCredentials: fails,
    ...differing,
  };
}

/** Creates a program that gives this answer and records its arguments. */
function answering(result: { readonly code: number; readonly stdout: string }) {
  const started: string[][] = [];
  const run: ProcessesPort['run'] = async (command, args) => {
    started.push([command, ...args]);
    return { stderr: '', ...result };
  };
  return { run, started };
}

describe('on macOS', () => {
  test('is read through the program of Apple', async () => {
    const processes = answering({ code: 0, stdout: `${key}\n` });
    expect(await readVibeKeyring(options({ processes }))).toBe(key);
    expect(processes.started).toEqual([
      [
        '/usr/bin/security',
        'find-generic-password',
        '-s',
        'ai.mistral.vibe',
        '-a',
        'MISTRAL_API_KEY',
        '-w',
      ],
    ]);
  });

  test.each([
    ['no entry', { code: 44, stdout: '' }],
    ['an empty entry', { code: 0, stdout: '' }],
    ['words of another kind', { code: 1, stdout: 'usage' }],
  ])('%s is none', async (_, result) => {
    expect(await readVibeKeyring(options({ processes: answering(result) }))).toBeUndefined();
  });

  test('is undefined without the program', async () => {
    expect(await readVibeKeyring(options({}))).toBeUndefined();
  });

  test('is undefined after 3 s without an answer', async () => {
    const clock = createFakeClock();
    const reading = readVibeKeyring(options({ clock, processes: { run: never } }));
    await clock.advance(3_000);
    expect(await reading).toBeUndefined();
  });
});

describe('on Windows', () => {
  const utf16 = (text: string) => [...text].map((letter) => `${letter}\0`).join('');
  const at = (service: string, account: string, password: string) =>
    options({
      platform: 'win32',
      findCredentials: async (wanted) => (wanted === service ? [{ account, password }] : []),
    });

  test.each([
    ['in UTF-16, as Python writes it', 'ai.mistral.vibe', utf16(key)],
    ['in UTF-8', 'ai.mistral.vibe', key],
    ['under the old service', 'vibe', utf16(key)],
  ])('is read %s', async (_, service, password) => {
    expect(await readVibeKeyring(at(service, 'MISTRAL_API_KEY', password))).toBe(key);
  });

  test('ignores the key of another provider', async () => {
    const found = readVibeKeyring(at('ai.mistral.vibe', 'OPENAI_API_KEY', key));
    expect(await found).toBeUndefined();
  });

  test('is undefined without a keychain', async () => {
    expect(await readVibeKeyring(options({ platform: 'win32' }))).toBeUndefined();
  });
});

test('starts nothing on Linux without a bus', async () => {
  const processes = answering({ code: 0, stdout: key });
  expect(await readVibeKeyring(options({ platform: 'linux', processes }))).toBeUndefined();
  expect(processes.started).toEqual([]);
});

describe('on a real Secret Service', { tags: [...keyringParts, 'secret-tool'] }, () => {
  let keyring: Keyring;
  afterEach(() => keyring.stop());

  /** Stores as Python's `keyring` does. */
  const store = (service: string, username: string, text: string) => {
    const attributes = ['service', service, 'username', username];
    const application = ['application', 'Python keyring library'];
    return keyring.run('secret-tool', ['store', '--label=x', ...attributes, ...application], text);
  };
  const read = () => {
    const run: ProcessesPort['run'] = async (command, args, { stdin }) => {
      const { code, ...said } = await keyring.run(command, args, stdin);
      return { code: code ?? undefined, ...said };
    };
    const { variables } = keyring;
    return readVibeKeyring(options({ platform: 'linux', variables, processes: { run } }));
  };
  const start = async (state: KeyringState) => {
    keyring = await startKeyring(state);
  };

  it('is found under its service, before the older one', async () => {
    await start('unlocked');
    expect(await read()).toBeUndefined();
    await store('ai.mistral.vibe', 'OPENAI_API_KEY', other);
    expect(await read()).toBeUndefined();
    await store('vibe', 'MISTRAL_API_KEY', other);
    expect(await read()).toBe(other);
    await store('ai.mistral.vibe', 'MISTRAL_API_KEY', key);
    expect(await read()).toBe(key);
  });

  it('is undefined if the keyring is locked, because reading would open a window', async () => {
    await start('unlocked');
    await store('ai.mistral.vibe', 'MISTRAL_API_KEY', key);
    await keyring.lock();
    expect(await read()).toBeUndefined();
  });

  it('is undefined without a keyring or a service', async () => {
    await start('no-collection');
    expect(await read()).toBeUndefined();
    await keyring.stop();
    await start('no-service');
    expect(await read()).toBeUndefined();
  });
});
