import { request } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isScenarioName, scenarioNames } from '../../src/emulator/scenario-names.ts';
import { startEmulator } from '../../src/emulator/server.ts';
import { longWait } from '../support/long-wait.ts';
import { bodyOf, chat, get, post, sampleKey, started } from './support.ts';

describe('the emulator', () => {
  test('listens on the loopback address, on a port of its own', async () => {
    const [one, two] = [await started(), await started()];
    expect(one.url).toBe(`http://127.0.0.1:${one.port}`);
    expect(one.port).not.toBe(two.port);
  });

  test('uses the given port, and rejects if it is in use', async () => {
    const { port } = await started();
    await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('closes at once, open streams included', async () => {
    const emulator = await startEmulator({ wait: () => new Promise(() => undefined) });
    const pending = chat(emulator, { stream: true });
    pending.catch(() => undefined);
    await expect.poll(() => emulator.requests.length, longWait).toBe(1);
    await emulator.close();
    await expect(pending).rejects.toThrow();
    await expect(get(emulator, '/v1/models')).rejects.toThrow();
  });

  test('records requests without the key', async () => {
    const emulator = await started();
    await get(emulator, '/v1/models?provider=x');
    await get(emulator, '/v1/models', {});
    await chat(emulator, { max_tokens: 1 });
    expect(emulator.requests).toEqual([
      { method: 'GET', path: '/v1/models', body: undefined, authorization: true },
      { method: 'GET', path: '/v1/models', body: undefined, authorization: false },
      {
        method: 'POST',
        path: '/v1/chat/completions',
        body: expect.objectContaining({ model: 'mistral-small-latest', max_tokens: 1 }),
        authorization: true,
      },
    ]);
    expect(inspect(emulator, { depth: Number.POSITIVE_INFINITY })).not.toContain(sampleKey);
  });

  test.each([
    ['none', {}],
    ['too short', { authorization: 'Bearer abc' }],
    ['of another service', { authorization: 'Bearer sk-aBcDeFgHiJkLmNoPqRsTuVwXyZ12345' }],
    ['without the word Bearer', { authorization: sampleKey }],
  ] as [string, Record<string, string>][])('refuses a key that is %s', async (_name, headers) => {
    const emulator = await started();
    for (const path of ['/v1/models', '/v1/models/mistral-embed', '/v1/users/me']) {
      const response = await get(emulator, path, headers);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ detail: 'Invalid API Key' });
    }
    const response = await post(emulator, '/v1/embeddings', {}, headers);
    expect(response.status).toBe(401);
  });

  test('accepts the key in either header', async () => {
    const emulator = await started();
    const identity = {
      id: expect.any(String),
      email: 'camille.martin@example.com',
      first_name: 'Camille',
      last_name: 'Martin',
      workspace: { id: expect.any(String), name: 'Default Workspace' },
      organization: { id: expect.any(String), name: 'Demo' },
      api_key: { id: expect.any(String), name: 'mistral-onboard' },
    };
    expect(await bodyOf(await get(emulator, '/v1/users/me'))).toEqual(identity);
    const other = await get(emulator, '/v1/users/me', { 'x-api-key': sampleKey });
    expect(await bodyOf(other)).toEqual(identity);
  });

  test('answers no other path and no other method', async () => {
    const emulator = await started();
    for (const path of ['/v1/agents', '//', '/v1/models/'])
      expect((await get(emulator, path)).status).toBe(404);
    expect((await get(emulator, '/v1/chat/completions')).status).toBe(405);
  });
});

test.each([...scenarioNames])('%s is the name of a scenario', (name) => {
  expect(isScenarioName(name)).toBe(true);
});

test.each(['', 'OK', 'toString', undefined, 1])('%s is no scenario', (name) => {
  expect(isScenarioName(name)).toBe(false);
});

test('reads no more than 1 MB of a body', async () => {
  const emulator = await started();
  const response = await post(emulator, '/v1/chat/completions', 'x'.repeat(1_000_001));
  expect(response.status).toBe(413);
});

test('answers no request for another host name than this machine’s own', async () => {
  const { port } = await started();
  const status = await new Promise((resolve, reject) => {
    request({ port, path: '/v1/models', headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});
