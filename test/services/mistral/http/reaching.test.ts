import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { ErrorData } from '../../../../src/errors/errors.ts';
import { errorMessage } from '../../../../src/i18n/errors.ts';
import { createMistral } from '../../../../src/services/mistral/client.ts';
import { createDirectFetch } from '../../../../src/services/network/direct-fetch.ts';
import { createProxiedFetch } from '../../../../src/services/network/proxied-fetch.ts';
import { errorOf } from '../../../support/error-of.ts';
import { createFakeClock } from '../../../support/fakes/fake-clock.ts';
import { key, keyText } from '../../../support/fakes/services.ts';
import { untrustedServer } from '../../../support/network/tls-server.ts';
import { errorFamily } from '../../../support/rules/error-families.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

const short = { listMs: 100, firstMs: 100, nextMs: 100 };

async function errorAt(baseUrl: string, more: object = {}): Promise<ErrorData> {
  const clock = createFakeClock({ autoAdvance: true });
  const mistral = createMistral({ baseUrl, clock, ...more });
  return await errorOf(mistral.listModels({ key }));
}

/** A server that handles each connection with `talk`, and records the bytes received. */
async function listen(talk: (socket: Socket) => void) {
  const heard: Buffer[] = [];
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (piece: Buffer) => heard.push(piece));
    talk(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return { port: (server.address() as AddressInfo).port, heard: () => Buffer.concat(heard) };
}

async function closedPort(): Promise<number> {
  const { port } = await listen(() => {});
  open.pop()?.close();
  return port;
}

describe(errorFamily('network', 'an unreachable service'), () => {
  test.each([
    [
      'a port on which nothing listens',
      async () => `http://127.0.0.1:${await closedPort()}`,
      'refused',
    ],
    [
      'one on the other family of addresses',
      async () => `http://[::1]:${await closedPort()}`,
      /^(refused|unreachable)$/,
    ],
    ['a network to which no way leads', async () => 'https://255.255.255.255', 'offline'],
    ['a name that does not exist', async () => 'https://nobody.invalid', 'dns'],
    [
      'a name that is longer than names are',
      async () => `https://${'a'.repeat(70)}.invalid`,
      'dns',
    ],
  ])('%s', async (_, address, problem) => {
    const error = await errorAt(await address());
    expect(error).toMatchObject({
      code: 'network',
      host: expect.any(String),
      problem: expect.stringMatching(problem),
    });
  });

  test('accepts the connection and sends nothing', async () => {
    const { port } = await listen(() => {});
    const error = await errorAt(`http://127.0.0.1:${port}`, { timeouts: short });
    expect(error).toMatchObject({ problem: 'timeout' });
  });

  test('accepts the connection and never starts the TLS handshake', async () => {
    const { port, heard } = await listen(() => {});
    const error = await errorAt(`https://127.0.0.1:${port}`, { timeouts: short });
    expect(error).toMatchObject({ problem: 'timeout' });
    expect(heard().includes(keyText)).toBe(false);
  });
});

describe(errorFamily('network', 'a certificate'), () => {
  const here = 'IP:127.0.0.1';
  const over = { from: '20200101000000Z', to: '20200201000000Z' };
  const early = { from: '20900101000000Z', to: '20910101000000Z' };

  test.each([
    ['of an unknown authority', here, undefined, false, 'tls-unknown-ca'],
    ['that has expired', here, over, true, 'tls-expired'],
    ['that is not valid yet', here, early, true, 'tls-expired'],
    ['of another name', 'DNS:elsewhere.test', undefined, true, 'tls'],
  ])(
    '%s: the key is not sent',
    { tags: ['openssl'] },
    async (_, names, validity, isTrusted, problem) => {
      const seen: unknown[] = [];
      const server = await untrustedServer(
        (request) => seen.push(request.headers),
        names,
        validity,
      );
      open.push(server);
      const fetch = isTrusted ? { fetch: createDirectFetch({ ca: server.certificate }) } : {};
      const error = await errorAt(`https://127.0.0.1:${server.port}`, fetch);
      expect(error).toMatchObject({ code: 'network', problem });
      expect(seen).toEqual([]);
    },
  );

  test('with an untrusted certificate is reported with the variable that fixes it', async () => {
    const error: ErrorData = { code: 'network', problem: 'tls-unknown-ca', host: 'api.test' };
    for (const lang of ['en', 'fr'] as const) {
      expect(errorMessage(lang, error).hint).toContain('NODE_EXTRA_CA_CERTS');
    }
  });

  test('with a trusted certificate is accepted', { tags: ['openssl'] }, async () => {
    const server = await untrustedServer((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"data":[]}');
    }, here);
    open.push(server);
    const mistral = createMistral({
      baseUrl: `https://127.0.0.1:${server.port}`,
      fetch: createDirectFetch({ ca: server.certificate }),
      clock: createFakeClock({ autoAdvance: true }),
    });
    expect(await mistral.listModels({ key })).toMatchObject({ models: [] });
  });

  test('without TLS gets no request, so the key is not sent', async () => {
    const { port, heard } = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{}'));
    expect(await errorAt(`https://127.0.0.1:${port}`)).toMatchObject({ problem: 'tls' });
    expect(heard().includes(keyText)).toBe(false);
  });
});

describe(errorFamily('network', 'a proxy that fails'), () => {
  const host = 'api.mistral.test';
  const page = 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<title>Sign in</title>';
  test.each([
    ['closes at once', (socket: Socket) => socket.destroy(), 'proxy'],
    ['is no proxy', (socket: Socket) => socket.end('220 mail.test ESMTP\r\n'), 'proxy'],
    ['has a page for everyone', (socket: Socket) => socket.end(page), 'tls'],
    ['says nothing', () => {}, 'timeout'],
    [
      'opens a tunnel to nowhere',
      (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'),
      'timeout',
    ],
    ['ends the tunnel', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'), /^(reset|tls)$/],
  ])('%s', async (_, talk, problem) => {
    const { port, heard } = await listen((socket) => {
      socket.once('data', () => talk(socket));
    });
    const fetch = createProxiedFetch(new URL(`http://127.0.0.1:${port}`), host);
    // Only a silent server needs short timeouts.
    const given = problem === 'timeout' ? { timeouts: short } : {};
    const error = await errorAt(`https://${host}`, { fetch, ...given });
    expect(error).toMatchObject({ code: 'network', problem: expect.stringMatching(problem), host });
    expect(heard().includes(keyText)).toBe(false);
  });
});
