import { describe, expect, it } from 'vitest';
import { readKeyRecords, writeKeyRecord } from '../../../src/core/keys/key-records.ts';
import { resolveKey } from '../../../src/core/keys/resolve-key.ts';
import type { KeyStore } from '../../../src/core/keys/store-key.ts';
import { AppError, type KeychainProblem } from '../../../src/errors/errors.ts';
import { createMemoryKeychain } from '../../../src/services/keychain/memory.ts';
import type { KeychainPort } from '../../../src/services/ports/keychain.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { createFakeVault, passphraseText } from '../../support/fakes/fake-vault.ts';
import { recordingFiles } from '../../support/fakes/services.ts';

const inVariable = 'aaaaBBBB1111ccccDDDD2222eeeeFF01';
const inKeychain = 'aaaaBBBB1111ccccDDDD2222eeeeFF02';
const inVault = 'aaaaBBBB1111ccccDDDD2222eeeeFF03';
const inMemory = 'aaaaBBBB1111ccccDDDD2222eeeeFF04';

interface Machine {
  readonly variables?: Readonly<Record<string, string>>;
  readonly keychain?: string | KeychainProblem;
  readonly vault?: string;
  readonly remembered?: KeyStore;
}

const problems: readonly string[] = [
  'no-bus',
  'library-missing',
  'load-failure',
  'no-collection',
  'locked',
  'hanging',
];

async function machine({ variables = {}, keychain, vault, remembered }: Machine) {
  const store = createMemoryKeychain();
  if (keychain !== undefined && !problems.includes(keychain)) {
    await store.write('default', new Secret(keychain));
  }
  const failing: Partial<KeychainPort> = problems.includes(keychain ?? '')
    ? {
        read: async () => {
          const problem = keychain as KeychainProblem;
          throw new AppError({ code: 'keychain', problem, detail: '' });
        },
      }
    : {};
  const memory = createMemoryKeychain();
  await memory.write('default', new Secret(inMemory));
  const services = {
    keychain: { ...store, ...failing },
    vault: createFakeVault(vault === undefined ? {} : { holds: { default: new Secret(vault) } }),
    memory,
    files: recordingFiles([]),
    clock: createFakeClock(),
    environment: {
      variables: { MISTRAL_ONBOARD_PASSPHRASE: passphraseText, ...variables },
      platform: 'linux',
      appFolder: '/home/someone',
    } as const,
  };
  if (remembered !== undefined) {
    const createdAt = '2026-11-20T09:00:00.000Z';
    await writeKeyRecord(services, 'default', { store: remembered, createdAt, lastFour: '' });
  }
  return services;
}

const ask = () => Promise.reject(new AppError({ code: 'passphrase', problem: 'missing' }));
const all = { keychain: inKeychain, vault: inVault, variables: { MISTRAL_API_KEY: inVariable } };

describe('the key that a command uses', () => {
  it.each<[string, Machine, { isNamed?: boolean; store?: KeyStore }, string, string]>([
    ['of the variable, first of all', all, {}, 'environment', inVariable],
    [
      'of a profile that was named, before the variable',
      all,
      { isNamed: true },
      'keychain',
      inKeychain,
    ],
    ['of a place that was named', all, { store: 'vault' }, 'vault', inVault],
    ['of the keychain', { keychain: inKeychain }, {}, 'keychain', inKeychain],
    [
      'of the keychain, before a vault',
      { keychain: inKeychain, vault: inVault },
      {},
      'keychain',
      inKeychain,
    ],
    [
      'of the vault, if the vault was chosen',
      { ...all, variables: {}, remembered: 'vault' },
      {},
      'vault',
      inVault,
    ],
    [
      'of the keychain, if the keychain was chosen',
      { ...all, variables: {}, remembered: 'keychain' },
      {},
      'keychain',
      inKeychain,
    ],
    [
      'of a vault, if there is no keychain',
      { keychain: 'no-bus', vault: inVault },
      {},
      'vault',
      inVault,
    ],
    ['of a vault, if the keychain is empty', { vault: inVault }, {}, 'vault', inVault],
    [
      'of the store in MISTRAL_ONBOARD_STORE',
      { ...all, remembered: 'keychain', variables: { MISTRAL_ONBOARD_STORE: 'vault' } },
      {},
      'vault',
      inVault,
    ],
    [
      'of memory, if MISTRAL_ONBOARD_STORE is memory',
      { ...all, variables: { MISTRAL_ONBOARD_STORE: 'memory' } },
      {},
      'memory',
      inMemory,
    ],
    [
      'of memory, by the name that it had before',
      { ...all, variables: { MISTRAL_ONBOARD_STORE: 'session' } },
      {},
      'memory',
      inMemory,
    ],
    [
      'of the store that was named, whatever MISTRAL_ONBOARD_STORE is',
      { ...all, variables: { MISTRAL_ONBOARD_STORE: 'vault' } },
      { store: 'keychain' },
      'keychain',
      inKeychain,
    ],
    [
      'of the variable, cleaned',
      { variables: { MISTRAL_API_KEY: ` "${inVariable}"\n` } },
      {},
      'environment',
      inVariable,
    ],
    [
      'that is stored, if the variable is empty',
      { ...all, variables: { MISTRAL_API_KEY: ' ' } },
      {},
      'keychain',
      inKeychain,
    ],
    [
      'that is stored, if the variable contains no key',
      { ...all, variables: { MISTRAL_API_KEY: 'your-key-here' } },
      {},
      'keychain',
      inKeychain,
    ],
  ])('is the one %s', async (_, given, request, from, text) => {
    const resolved = await resolveKey(await machine(given), {
      profile: 'default',
      isNamed: false,
      ask,
      ...request,
    });
    expect([resolved.from, resolved.key.reveal()]).toEqual([from, text]);
  });

  it.each<[string, Machine, object]>([
    ['no key anywhere', {}, { code: 'key-missing' }],
    ...(['no-bus', 'library-missing', 'load-failure', 'no-collection'] as const).map(
      (problem): [string, Machine, object] => [
        `no key and no keychain (${problem})`,
        { keychain: problem },
        { code: 'key-missing' },
      ],
    ),
    [
      'a keychain that may hold one',
      { keychain: 'locked' },
      { code: 'keychain', problem: 'locked' },
    ],
    [
      'a keychain that was chosen and is missing',
      { keychain: 'no-bus', remembered: 'keychain' },
      { code: 'keychain', problem: 'no-bus' },
    ],
    [
      'a vault that was chosen and is missing',
      { keychain: inKeychain, remembered: 'vault' },
      { code: 'key-missing' },
    ],
    [
      'only a variable that contains no key',
      { variables: { MISTRAL_API_KEY: 'your-key-here' } },
      { code: 'key-malformed', problem: 'placeholder', variable: 'MISTRAL_API_KEY' },
    ],
    [
      'a variable that a template left unfilled, and no other',
      { variables: { MISTRAL_API_KEY: 'undefined' } },
      { code: 'key-malformed', problem: 'placeholder', variable: 'MISTRAL_API_KEY' },
    ],
    [
      'another passphrase',
      { vault: inVault, variables: { MISTRAL_ONBOARD_PASSPHRASE: 'not this one' } },
      { code: 'passphrase', problem: 'wrong' },
    ],
    [
      'no passphrase',
      { vault: inVault, variables: { MISTRAL_ONBOARD_PASSPHRASE: '' } },
      { code: 'passphrase', problem: 'missing' },
    ],
    [
      'a place that there is not',
      { ...all, variables: { MISTRAL_ONBOARD_STORE: 'cloud' } },
      { code: 'usage', problem: 'invalid-value', option: 'MISTRAL_ONBOARD_STORE', given: 'cloud' },
    ],
  ])('is undefined with %s', async (_, given, error) => {
    const resolved = resolveKey(await machine(given), { profile: 'default', isNamed: false, ask });
    await expect(resolved).rejects.toMatchObject({ error: error });
  });

  it.each<[string, string]>([
    ['your_mistral_api_key_here', 'placeholder'],
    ['<your-mistral-api-key>', 'placeholder'],
    [`\${MISTRAL_API_KEY}`, 'reference'],
    ['%MISTRAL_API_KEY%', 'reference'],
    ['/run/secrets/mistral_api_key', 'reference'],
    ['op://Private/mistral-api-key/credential', 'reference'],
    ['encrypted:BG8sLw2VZ8Ymb7sW', 'encrypted'],
    ['sk-proj-aBcDeFgHiJkLmNoPqRsTuVwXyZ', 'openai'],
  ])(
    'is the stored key if the variable holds %s, which is reported',
    async (text, variableProblem) => {
      const services = await machine({
        keychain: inKeychain,
        variables: { MISTRAL_API_KEY: text },
      });
      const resolved = await resolveKey(services, { profile: 'default', isNamed: false, ask });
      expect(resolved).toMatchObject({ from: 'keychain', variableProblem });
      expect(resolved.key.reveal()).toBe(inKeychain);
    },
  );

  it('comes from the variable, without quotes left by an .env loader', async () => {
    const text = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG';
    const services = await machine({ variables: { MISTRAL_API_KEY: `"${text}"` } });
    const { key, from } = await resolveKey(services, { profile: 'default', isNamed: false, ask });
    expect([key.reveal(), from]).toEqual([text, 'environment']);
  });

  it('belongs to the profile, and to no other', async () => {
    const request = { profile: 'work', isNamed: true, ask };
    await expect(
      resolveKey(await machine({ keychain: inKeychain }), request),
    ).rejects.toMatchObject({ error: { code: 'key-missing' } });
  });

  it('is recorded as used that day, unless it is only inspected', async () => {
    const services = await machine({ keychain: inKeychain, remembered: 'keychain' });
    const request = { profile: 'default', isNamed: false, ask };
    const usedOn = async () => (await readKeyRecords(services)).get('default')?.usedOn;
    await resolveKey(services, { ...request, isUnrecorded: true });
    expect(await usedOn()).toBeUndefined();
    await resolveKey(services, request);
    expect(await usedOn()).toBe('2026-11-20');
  });

  it('opens no vault that is not needed', async () => {
    const services = await machine({ keychain: inKeychain, vault: inVault });
    await resolveKey(services, { profile: 'default', isNamed: false, ask });
    expect(services.vault.tries).toBe(0);
  });
});
