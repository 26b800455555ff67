import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { createProxiedFetch } from '../../../src/services/network/proxied-fetch.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { key, keyText } from '../../support/fakes/services.ts';
import { startProxy, type TestProxy } from '../../support/network/proxy.ts';
import { untrustedServer } from '../../support/network/tls-server.ts';
import { errorFamily } from '../../support/rules/error-families.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** Starts a proxy that ends with the test. */
async function proxyWith(answer: Parameters<typeof startProxy>[0]): Promise<TestProxy> {
  const proxy = await startProxy(answer);
  open.push(proxy);
  return proxy;
}

async function errorThrough(proxy: URL) {
  const host = 'api.mistral.ai';
  const mistral = createMistral({
    baseUrl: `https://${host}`,
    clock: createFakeClock({ autoAdvance: true }),
    fetch: createProxiedFetch(proxy, host),
  });
  const thrown = await mistral.listModels({ key }).catch((error: unknown) => error);
  return (thrown as { error?: unknown }).error;
}

describe(errorFamily('network', 'a proxy'), () => {
  test('opens a tunnel, in which the proxy sees neither the key nor the request', {
    tags: ['openssl'],
  }, async () => {
    const server = await untrustedServer();
    open.push(server);
    const { seen, address } = await proxyWith({ port: server.port });
    address.username = 'me';
    address.password = 'a secret';
    // The certificate of the service is not trusted, so the error must name the service and not the proxy.
    expect(await errorThrough(address)).toEqual({
      code: 'network',
      problem: 'tls-unknown-ca',
      host: 'api.mistral.ai',
    });
    expect(seen.to).toEqual(['api.mistral.ai:443']);
    expect(seen.headers[0]).toContain(`Basic ${Buffer.from('me:a secret').toString('base64')}`);
    expect(seen.headers[0]).not.toContain(keyText);
    expect(Buffer.concat(seen.bytes).includes(keyText)).toBe(false);
  });

  test('passes the bytes of a form on', async () => {
    const seen: Buffer[] = [];
    const server = createHttpServer(async (request, response) => {
      seen.push(...(await request.toArray()));
      response.end();
    });
    open.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const { address } = await proxyWith({ port });
    const body = new Uint8Array([0, 255]).buffer;
    const send = createProxiedFetch(address, 'api.test');
    await (await send('http://api.test', { method: 'POST', body })).text();
    expect(Buffer.concat(seen)).toEqual(Buffer.from(body));
  });

  test.each([403, 407, 502])(
    'a proxy that answers %d is named, without its password',
    async (status) => {
      const { address } = await proxyWith({ status });
      const { host } = address;
      address.username = 'me';
      address.password = 'secret';
      expect(await errorThrough(address)).toEqual({
        code: 'network',
        problem: 'proxy',
        host: 'api.mistral.ai',
        proxy: host,
      });
    },
  );

  test('names a proxy that cannot be reached', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await errorThrough(new URL(`http://127.0.0.1:${port}`))).toMatchObject({
      problem: 'proxy',
      proxy: `127.0.0.1:${port}`,
    });
  });

  test.each([
    ['socks5://127.0.0.1:1080', 'proxy-kind'],
    ['http://invalid', 'proxy-address'],
  ])('%s is named: %s', async (address, problem) => {
    const proxy = new URL(address);
    expect(await errorThrough(proxy)).toEqual({
      code: 'network',
      problem,
      host: 'api.mistral.ai',
      proxy: proxy.host,
    });
  });
});
