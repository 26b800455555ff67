import { describe, expect, it } from 'vitest';
import { noOneToAsk } from '../../../src/core/keys/open-vault.ts';
import { isComplete, runSetup } from '../../../src/core/setup/setup.ts';
import type { SetupRequest } from '../../../src/core/setup/setup-step.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import {
  createTestServices,
  key,
  keyText,
  type TestServices,
  type TestServicesOptions,
} from '../../support/fakes/services.ts';

const texts = { question: 'Hello?', sentences: ['one', 'two', 'three'] };

function setUp(services: TestServices, request: Partial<SetupRequest> = {}) {
  return runSetup(services, {
    profile: 'default',
    given: undefined,
    usesFound: false,
    isPlan: false,
    texts,
    ask: noOneToAsk,
    signal: new AbortController().signal,
    ...request,
  });
}

const statesOf = (result: Awaited<ReturnType<typeof setUp>>) =>
  Object.fromEntries(result.steps.map(({ id, state }) => [id, state]));

const everything = (state: string) =>
  Object.fromEntries(
    ['key', 'access', 'store', 'model', 'chat', 'embeddings'].map((id) => [id, state]),
  );

const elsewhere: TestServicesOptions['keyLocations'] = {
  look: async () => [{ where: 'dotenv', path: '/w/.env', plaintext: true, key }],
  removeFrom: async () => 'not-there',
};

describe('setup with a key', () => {
  it('stores it, chooses a model and makes both calls', async () => {
    const services = await createTestServices();
    const result = await setUp(services, { given: key });
    expect(statesOf(result)).toEqual(everything('done'));
    expect(isComplete(result)).toBe(true);
    expect(result).toMatchObject({
      store: 'keychain',
      model: 'mistral-small-latest',
      chat: { model: expect.any(String), answer: expect.stringContaining('Hello') },
      embeddings: { count: 3, dimensions: 1024 },
    });
    expect((await services.keychain.read('default'))?.equals(key)).toBe(true);
    expect(services.written.join()).not.toContain(keyText);
  });

  it('calls, stores and writes nothing the second time', async () => {
    const services = await createTestServices();
    await setUp(services, { given: key });
    const [calls, files] = [services.emulator.requests.length, services.written.length];
    for (const given of [undefined, key]) {
      const result = await setUp(services, { given });
      expect(isComplete(result)).toBe(true);
      expect(statesOf(result)).toMatchObject({
        access: 'unchanged',
        store: 'unchanged',
        model: 'unchanged',
        chat: 'unchanged',
        embeddings: 'unchanged',
      });
    }
    expect([services.emulator.requests.length, services.written.length]).toEqual([calls, files]);
  });

  it('repeats the calls with another key', async () => {
    const services = await createTestServices();
    await setUp(services, { given: key });
    const other = new Secret('zZ3dE5gH7jK9mN1pQ3sT5vW7yZ9bD2gH');
    expect(statesOf(await setUp(services, { given: other }))).toEqual(everything('done'));
    expect((await services.keychain.read('default'))?.equals(other)).toBe(true);
  });

  it('continues after an interrupted setup', async () => {
    const services = await createTestServices({ stored: key });
    expect(statesOf(await setUp(services))).toEqual({
      ...everything('done'),
      key: 'unchanged',
      store: 'unchanged',
    });
  });

  it('calls, stores and writes nothing with --plan', async () => {
    const services = await createTestServices();
    const result = await setUp(services, { given: key, isPlan: true });
    expect(statesOf(result)).toEqual({ ...everything('planned'), key: 'done' });
    expect(services.emulator.requests).toEqual([]);
    expect(services.written).toEqual([]);
    expect(await services.keychain.read('default')).toBeUndefined();
  });
});

describe('setup without a key', () => {
  it('reports that a person has to create a key', async () => {
    const result = await setUp(await createTestServices());
    expect(result.steps[0]).toMatchObject({ state: 'person', task: 'create-key' });
    expect(statesOf(result)).toEqual({ ...everything('skipped'), key: 'person' });
  });

  it('uses a key found on this machine only with permission', async () => {
    const services = await createTestServices({ keyLocations: elsewhere });
    const asked = await setUp(services);
    expect(asked.steps[0]).toMatchObject({ state: 'person', task: 'use-found-key' });
    expect(asked.found).toEqual([{ where: 'dotenv', path: '/w/.env', plaintext: true }]);
    const result = await setUp(services, { usesFound: true });
    expect(statesOf(result)).toEqual(everything('done'));
    expect(result.key?.from).toBe('dotenv');
  });
});

describe('setup with errors', () => {
  it('does not store a key that the service refuses', async () => {
    const services = await createTestServices({ scenario: 'key-refused' });
    const result = await setUp(services, { given: key });
    expect(statesOf(result)).toEqual({
      ...everything('skipped'),
      key: 'done',
      access: 'failed',
    });
    expect(await services.keychain.read('default')).toBeUndefined();
  });

  it('stores the key of an account that cannot call any model yet, and gives the next step', async () => {
    const services = await createTestServices({ scenario: 'payment' });
    const result = await setUp(services, { given: key });
    expect(statesOf(result)).toEqual({
      ...everything('skipped'),
      key: 'done',
      access: 'failed',
      store: 'done',
    });
    expect(result.steps[1]).toMatchObject({ task: 'fix-account', error: { code: 'payment' } });
  });

  it('stores the key in the vault when no keychain answers and a passphrase is set', async () => {
    const keychain = {
      probe: async () => ({ ready: false, problem: 'no-bus', detail: '' }) as const,
    };
    const variables = { MISTRAL_ONBOARD_PASSPHRASE: 'correct horse' };
    const services = await createTestServices({ keychain, variables });
    expect(await setUp(services, { given: key })).toMatchObject({ store: 'vault' });
    const without = await setUp(await createTestServices({ keychain }), { given: key });
    expect(statesOf(without)).toEqual({ ...everything('done'), store: 'failed' });
  });

  it('throws cancelled on a stop', async () => {
    const services = await createTestServices();
    const stopped = setUp(services, { given: key, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});
