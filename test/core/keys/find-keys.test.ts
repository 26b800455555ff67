import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { findKeys } from '../../../src/core/keys/find-keys.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import type { KeyLocationsPort, RawFoundKey } from '../../../src/services/ports/key-locations.ts';
import type { KeychainPort } from '../../../src/services/ports/keychain.ts';
import { Secret } from '../../../src/services/ports/secret.ts';

const stored = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';
const exported = 'zY9xW8vU7tS6rQ5pO4nM3lK2jI1hG0fE';

/** Returns the keys found on a machine, with their locations. */
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
        appFolder: '/own',
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

  test('exclude those of another profile', async () => {
    const keychain = createMemoryKeychain();
    await keychain.write('home', new Secret(stored));
    expect(await found({ read: keychain.read })).toEqual([]);
  });

  test('exclude the keychain if it cannot be read', async () => {
    const error = { code: 'keychain', problem: 'locked', detail: '' } as const;
    const read = () => Promise.reject(new AppError(error));
    expect(await found({ read, variable: exported })).toEqual([['environment', exported]]);
  });
});

describe('keys in the locations of other tools', () => {
  const at = (where: RawFoundKey['where'], text: string): RawFoundKey => ({
    where,
    path: `/home/${where}`,
    plaintext: true,
    key: new Secret(text),
  });
  const look = async (
    machine: { readonly keychain?: string; readonly variable?: string },
    others: readonly RawFoundKey[] | KeyLocationsPort['look'],
  ) => {
    const keychain = createMemoryKeychain();
    if (machine.keychain !== undefined) await keychain.write('work', new Secret(machine.keychain));
    const variables = { MISTRAL_API_KEY: machine.variable };
    const environment = { variables, platform: 'linux', appFolder: '/own' } as const;
    const look = typeof others === 'function' ? others : async () => others;
    const keyLocations = { look, removeFrom: async () => 'not-there' as const };
    return findKeys({ keychain, environment, keyLocations }, 'work');
  };
  const places = (keys: Awaited<ReturnType<typeof look>>) =>
    keys.map(({ key, places }) => [key.reveal(), ...places.map(({ where }) => where)]);

  test('follow those of this program, in order', async () => {
    const third = 'cC1dD2eE3fF4gG5hH6iI7jJ8kK9lL0mM';
    const keys = await look({ keychain: stored }, [at('dotenv', exported), at('llm', third)]);
    expect(places(keys)).toEqual([
      [stored, 'keychain'],
      [exported, 'dotenv'],
      [third, 'llm'],
    ]);
  });

  test('are merged if they are equal, under their first location', async () => {
    const others = [at('dotenv', exported), at('llm', stored), at('aider', exported)];
    const keys = await look({ keychain: stored, variable: `"${exported}"` }, others);
    expect(places(keys)).toEqual([
      [stored, 'keychain', 'llm'],
      [exported, 'environment', 'dotenv', 'aider'],
    ]);
    expect(keys.map(({ where }) => where)).toEqual(['keychain', 'environment']);
  });

  test('include the original text, which is needed to remove them', async () => {
    const [key] = await look({}, [at('llm', ` ${exported}\n`)]);
    expect(key).toMatchObject({ where: 'llm', path: '/home/llm', plaintext: true });
    expect(key?.key.reveal()).toBe(exported);
    expect(key?.places.map((place) => place.key.reveal())).toEqual([` ${exported}\n`]);
  });

  test.each([
    'your_mistral_api_key_here',
    'YOUR-API-KEY-HERE-PLEASE',
    '<put-the-key-in-this-place>',
    '$'.concat('{MISTRAL_KEY_OF_THE_TEAM}'),
    'change-me-before-use',
    'x'.repeat(32),
    'op://vault/mistral/credential',
    'sk-proj-0123456789abcdef0123456789abcdef',
    'short',
    '',
  ])('are ignored if they are “%s”', async (text) => {
    expect(await look({ variable: text }, [at('dotenv', text)])).toEqual([]);
  });

  test('may have an unusual shape', async () => {
    const keys = await look({}, [at('vibe-file', 'vibe-0123456789-abcdefghij')]);
    expect(keys).toHaveLength(1);
  });

  test('exclude locations that cannot be read', async () => {
    const keys = await look({ keychain: stored }, () => Promise.reject(new Error('broken')));
    expect(places(keys)).toEqual([[stored, 'keychain']]);
  });

  test('are never shown when printed or saved', async () => {
    const keys = await look({ keychain: stored, variable: exported }, [at('llm', exported)]);
    const shown = `${inspect(keys, { depth: 9, showHidden: true })}${JSON.stringify(keys)}`;
    expect(shown).not.toContain(exported.slice(0, -4));
    expect(shown).not.toContain(stored.slice(0, -4));
  });
});
