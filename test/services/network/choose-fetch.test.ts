import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EnvHttpProxyAgent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseFetch } from '../../../src/services/network/choose-fetch.ts';
import { errorOf } from '../../support/error-of.ts';

/** Starts a server, or a proxy, that records the first line of each request. */
async function listen() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
    response.end('hello');
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    socket.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { seen, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

const before = getGlobalDispatcher();
let service: Awaited<ReturnType<typeof listen>>;
let proxy: Awaited<ReturnType<typeof listen>>;
beforeEach(async () => {
  service = await listen();
  proxy = await listen();
});
afterEach(async () => {
  setGlobalDispatcher(before);
  await service.close();
  await proxy.close();
});

describe('if Node sends all requests through a proxy', () => {
  beforeEach(() => {
    setGlobalDispatcher(new EnvHttpProxyAgent({ httpProxy: proxy.url, noProxy: '' }));
  });

  test('a request to this machine goes direct, and no proxy sees the key', async () => {
    const send = await chooseFetch(undefined, new URL(service.url).host);
    const headers = { authorization: 'Bearer a-key' };
    const answer = await send(`${service.url}/v1/models`, { headers, redirect: 'manual' });
    expect(await answer.text()).toBe('hello');
    expect([service.seen, proxy.seen]).toEqual([['GET /v1/models Bearer a-key'], []]);
  });
});

test.each([
  ['http://invalid', 'proxy-address'],
  ['socks5://proxy.test:1080', 'proxy-kind'],
])('nothing is sent by %s', async (address, problem) => {
  const send = await chooseFetch(new URL(address), 'api.mistral.ai');
  expect(await errorOf(send('https://api.mistral.ai'))).toMatchObject({
    code: 'network',
    problem,
    proxy: new URL(address).host,
  });
});
