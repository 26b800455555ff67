import { describe, expect, test } from 'vitest';
import { findKeys } from '../../src/core/find-keys.ts';
import { FaultError } from '../../src/errors/fault.ts';
import { createMemoryKeychain } from '../../src/services/keychain/memory.ts';
import type { KeychainPort } from '../../src/services/ports.ts';
import { Secret } from '../../src/services/secret.ts';

const stored = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';
const exported = 'zY9xW8vU7tS6rQ5pO4nM3lK2jI1hG0fE';

/** Where keys are found on a machine like this, and which. */
async function found(machine: {
  readonly keychain?: string;
  readonly variable?: string;
  readonly read?: KeychainPort['read'];
}) {
  const keychain = createMemoryKeychain();
  if (machine.keychain !== undefined) await keychain.write('work', new Secret(machine.keychain));
  const { read = keychain.read } = machine;
  const keys = await findKeys(
    {
      keychain: { ...keychain, read },
      environment: {
        variables: { MISTRAL_API_KEY: machine.variable },
        platform: 'linux',
        ownFolder: '/own',
      },
    },
    'work',
  );
  return keys.map(({ where, key }) => [where, key.reveal()]);
}

describe('keys found', () => {
  test.each([
    ['nothing', {}, []],
    ['in the keychain', { keychain: stored }, [['keychain', stored]]],
    ['in the environment', { variable: exported }, [['environment', exported]]],
    [
      'in both',
      { keychain: stored, variable: exported },
      [
        ['keychain', stored],
        ['environment', exported],
      ],
    ],
    ['the same in both', { keychain: stored, variable: stored }, [['keychain', stored]]],
    [
      'the same in both, with quotes',
      { keychain: stored, variable: `"${stored}"\n` },
      [['keychain', stored]],
    ],
    ['one with spaces around', { variable: `  ${exported} ` }, [['environment', exported]]],
    ['an empty variable', { variable: '' }, []],
    ['a key of another service', { variable: 'sk-proj-0123456789abcdef0123456789abcdef' }, []],
    ['words', { variable: 'paste your key here' }, []],
  ])('%s', async (_, machine, expected) => {
    expect(await found(machine)).toEqual(expected);
  });

  test('under another profile are not these', async () => {
    const keychain = createMemoryKeychain();
    await keychain.write('home', new Secret(stored));
    expect(await found({ read: keychain.read })).toEqual([]);
  });

  test('a keychain that can’t be read counts as empty', async () => {
    const fault = { code: 'keychain', problem: 'locked', detail: '' } as const;
    const read = () => Promise.reject(new FaultError(fault));
    expect(await found({ read, variable: exported })).toEqual([['environment', exported]]);
  });
});
