import { once } from 'node:events';
import http, { type RequestListener, type ServerResponse } from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDirectFetch } from '../../../src/services/network/direct-fetch.ts';
import { networkError } from '../../../src/services/network/network-error.ts';
import { untrustedServer } from '../../support/network/tls-server.ts';
import { errorFamily } from '../../support/rules/error-families.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const server of open.splice(0)) server.close();
});

/** Starts a server that ends with the test. */
async function listen(server: net.Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a server that keeps its connections open. */
const serve = (listener: RequestListener) =>
  listen(http.createServer({ keepAliveTimeout: 0 }, listener));

/** Starts a server that answers every request with these bytes and then closes the connection. */
const say = (...bytes: readonly (string | Buffer)[]) =>
  listen(
    net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => {
        for (const piece of bytes) socket.write(piece);
        socket.end();
      });
    }),
  );

/** Returns a listener that does not answer, and a promise of the response that the test then ends. */
function heldAnswer() {
  let take = (_: ServerResponse) => {};
  const asked = new Promise<ServerResponse>((resolve) => {
    take = resolve;
  });
  const listener: RequestListener = (_, response) => take(response);
  return { asked, listener };
}

async function problemAt(work: Promise<unknown>) {
  const thrown = await work.then(
    () => 'nothing',
    (reason: unknown) => reason,
  );
  const error = networkError(thrown, 'api.test');
  return error.code === 'network' ? error.problem : error.code;
}

describe('a direct request', () => {
  test('arrives with its method, headers and bytes', async () => {
    const seen: unknown[] = [];
    const url = await serve(async (request, response) => {
      const pieces = await request.toArray();
      const { 'content-length': length, 'x-a': header } = request.headers;
      seen.push([request.method, request.url, header, length, ...Buffer.concat(pieces)]);
      response.end();
    });
    const send = createDirectFetch();
    const headers = { 'x-a': 'b' };
    const body = new Uint8Array([0, 255, 10]).buffer;
    await (await send(`${url}/v1/x?y=1`, { method: 'POST', headers, body })).text();
    await (await send(`${url}/`, { method: 'POST', headers, body: 'é' })).text();
    await (await send(`${url}/`, { headers, body: null })).text();
    expect(seen).toEqual([
      ['POST', '/v1/x?y=1', 'b', '3', 0, 255, 10],
      ['POST', '/', 'b', '2', 0xc3, 0xa9],
      ['GET', '/', 'b', undefined],
    ]);
  });

  test('does not use the agent that Node may have given a proxy', async () => {
    const url = await serve((_, response) => response.end('direct'));
    const { globalAgent } = http;
    const addRequest = () => expect.fail('by the agent of Node');
    http.globalAgent = Object.assign(new http.Agent(), { addRequest });
    try {
      expect(await (await createDirectFetch()(url)).text()).toBe('direct');
    } finally {
      http.globalAgent = globalAgent;
    }
  });

  test('uses the connection of the one before, and drops one that was idle', async () => {
    const sockets = new Set<Socket>();
    const url = await serve(({ socket }, response) => {
      sockets.add(socket);
      response.end('a');
    });
    const send = createDirectFetch({ idleMs: 50 });
    for (const _ of [1, 2]) await (await send(url)).text();
    expect(sockets.size).toBe(1);
    for (const socket of sockets) await once(socket, 'close');
    await (await send(url)).text();
    expect(sockets.size).toBe(2);
  });

  test('waits for an answer longer than a connection may be idle', async () => {
    const url = await serve((_, response) => void setTimeout(() => response.end('late'), 100));
    expect(await (await createDirectFetch({ idleMs: 20 })(url)).text()).toBe('late');
  });

  test('ends with its signal, before the answer and in the middle of it', async () => {
    const controller = new AbortController();
    const closed: Promise<unknown>[] = [];
    const url = await serve(({ socket, url }, response) => {
      closed.push(once(socket, 'close'));
      if (url === '/begun') response.write('a');
      else controller.abort();
    });
    const send = createDirectFetch();
    const begun = await send(`${url}/begun`, { signal: controller.signal });
    await expect(send(url, { signal: controller.signal })).rejects.toThrow('aborted');
    await expect(begun.text()).rejects.toThrow('aborted');
    await Promise.all(closed);
  });

  test('is closed if the reader of its answer stops', async () => {
    const closed: Promise<unknown>[] = [];
    const url = await serve(({ socket }, response) => {
      closed.push(once(socket, 'close'));
      response.write('a');
    });
    const answer = await createDirectFetch()(url);
    await answer.body?.cancel();
    await Promise.all(closed);
  });
});

describe('an answer', () => {
  test('has its status and every value of its headers', async () => {
    const url = await say('HTTP/1.1 429 No\r\nX-A: b\r\nx-a: c\r\nContent-Length: 2\r\n\r\nhi');
    const answer = await createDirectFetch()(url);
    expect([answer.status, answer.headers.get('x-a'), await answer.text()]).toEqual([
      429,
      'b, c',
      'hi',
    ]);
  });

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['BR', brotliCompressSync],
  ])('is decompressed: %s', async (coding, compress) => {
    const url = await serve(({ headers }, response) => {
      expect(headers['accept-encoding']).toBe('gzip, br');
      response.setHeader('content-encoding', coding).end(compress('one text'));
    });
    expect(await (await createDirectFetch()(url)).text()).toBe('one text');
  });

  test.each(['x-gzip2', 'not gzip', 'abr', 'br2'])(
    'keeps its bytes in a coding that was not asked for: %s',
    async (coding) => {
      const url = await serve((_, response) => {
        response.setHeader('content-encoding', coding).end('as it is');
      });
      expect(await (await createDirectFetch()(url)).text()).toBe('as it is');
    },
  );

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])(
    'is read up to its end if its compression lacks the last bytes: %s',
    async (coding, compress) => {
      const bytes = compress(Array.from({ length: 500 }, (_, index) => `line ${index}`).join());
      const url = await serve((_, response) => {
        response.setHeader('content-encoding', coding).end(bytes.subarray(0, -4));
      });
      expect(await (await createDirectFetch()(url)).text()).toMatch(/^line 0,line 1,line 2/);
    },
  );

  test('that redirects is returned and not followed', async () => {
    const url = await serve(({ url }, response) => {
      if (url !== '/') expect.fail('followed');
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect((await createDirectFetch()(`${url}/`)).status).toBe(302);
  });

  test('may have the last of all statuses', async () => {
    const url = await serve((_, response) => response.writeHead(599).end());
    expect((await createDirectFetch()(url)).status).toBe(599);
  });

  test.each([204, 205, 304])('with status %i has no body', async (status) => {
    const url = await serve((_, response) => response.writeHead(status).end());
    const answer = await createDirectFetch()(url);
    expect([answer.status, answer.body]).toEqual([status, null]);
  });
});

describe(errorFamily('network', 'a direct request that fails'), () => {
  const compressed = gzipSync('x'.repeat(1_000));
  test.each([
    ['no answer', [], 'reset'],
    ['an answer that ends early', ['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx'], 'reset'],
    [
      'a compressed answer that ends early',
      [
        'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 99\r\n\r\n',
        compressed.subarray(0, 20),
      ],
      'reset',
    ],
    ['a status above 599', ['HTTP/1.1 999 Odd\r\n\r\n'], 'bad-answer'],
    [
      'another protocol',
      ['HTTP/1.1 101 Other\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'],
      'bad-answer',
    ],
    ['no HTTP', ['220 mail.test ESMTP\r\n'], 'bad-answer'],
  ])('because of %s', async (_, bytes, problem) => {
    const url = await say(...bytes);
    expect(await problemAt(createDirectFetch()(url).then((answer) => answer.text()))).toBe(problem);
  });

  test('waits ten seconds at most for a connection, TLS included', async () => {
    const silent = net.createServer();
    const url = await listen(silent);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const problem = problemAt(createDirectFetch()(url.replace('http', 'https')));
    await once(silent, 'connection');
    await vi.advanceTimersByTimeAsync(9_999);
    expect(await Promise.race([problem, 'waits'])).toBe('waits');
    await vi.advanceTimersByTimeAsync(1);
    expect(await problem).toBe('timeout');
  });

  test('waits longer for the answer itself', async () => {
    const { asked, listener } = heldAnswer();
    const url = await serve(listener);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const text = createDirectFetch()(url).then((answer) => answer.text());
    const response = await asked;
    await vi.advanceTimersByTimeAsync(60_000);
    response.end('late');
    expect(await text).toBe('late');
  });

  test('waits longer for an answer over the connection of the one before', async () => {
    const { asked, listener } = heldAnswer();
    const url = await serve((request, response) => {
      if (request.url === '/second') listener(request, response);
      else response.end();
    });
    const send = createDirectFetch();
    await (await send(`${url}/first`)).text();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const text = send(`${url}/second`).then((answer) => answer.text());
    const response = await asked;
    await vi.advanceTimersByTimeAsync(60_000);
    response.end('late');
    expect(await text).toBe('late');
  });

  test('because of an unknown certificate, and succeeds once that is trusted', {
    tags: ['openssl'],
  }, async () => {
    const server = await untrustedServer();
    open.push(server);
    const url = `https://127.0.0.1:${server.port}`;
    expect(await problemAt(createDirectFetch()(url))).toBe('tls-unknown-ca');
    const trusting = createDirectFetch({ ca: server.certificate });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    expect((await trusting(url)).status).toBe(200);
    // The time for connecting no longer runs.
    expect(vi.getTimerCount()).toBe(0);
  });
});
