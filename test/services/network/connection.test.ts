import http, { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createConnection } from '../../../src/services/network/connection.ts';
import { proxyToShow } from '../../../src/services/network/proxy-setting.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import { programFile } from '../../support/processes/program.ts';

const now = Date.UTC(2026, 10, 20, 9);
const open = new AbortController().signal;
const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function connectionTo(baseUrl: string, nodePath = process.execPath) {
  return createConnection({
    baseUrl,
    proxy: undefined,
    nodePath,
    lookUpProgram: [join(dirname(programFile()), '../dist/look-up.cjs')],
    programs: programsIn({ PATH: process.env['PATH'], MISTRAL_API_KEY: 'x' }),
    clock: createFakeClock({ startAt: now }),
  });
}

describe('the connection to the service', () => {
  it('is tested without a key, and returns both clocks', async () => {
    const asked: unknown[] = [];
    const url = await serve((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response
        .setHeader('date', new Date(now - 90_000).toUTCString())
        .writeHead(401)
        .end('{}');
    });
    expect(await connectionTo(url).reach(open)).toEqual({
      status: 401,
      clocks: { theirs: now - 90_000, ours: now },
    });
    expect(asked).toEqual([['/v1/models', undefined]]);
  });

  it('may return no time', async () => {
    const url = await serve((_, response) => {
      response.sendDate = false;
      response.writeHead(503).end();
    });
    expect(await connectionTo(url).reach(open)).toEqual({ status: 503, clocks: undefined });
  });

  it('follows no redirect', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect((await connectionTo(url).reach(open)).status).toBe(302);
    expect(asked).toEqual(['/v1/models']);
  });

  it('does not use the common agent, which Node may have given a proxy', async () => {
    const url = await serve((_, response) => response.writeHead(204).end());
    const { globalAgent } = http;
    http.globalAgent = new http.Agent({
      lookup: () => {
        throw new Error('used');
      },
    });
    try {
      expect((await connectionTo(url.replace('127.0.0.1', 'localhost')).reach(open)).status).toBe(
        204,
      );
    } finally {
      http.globalAgent = globalAgent;
    }
  });

  it('waits for no more than the beginning of an answer', async () => {
    const url = await serve((_, response) => void response.writeHead(200).write('{'));
    expect((await connectionTo(url).reach(open)).status).toBe(200);
  });

  it.each([
    ['closes the connection', '', { code: 'network', problem: 'reset' }],
    ['does not speak HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', { code: 'bad-answer' }],
  ])('fails if the service %s', async (_, text, error) => {
    const url = await serve(({ socket }) => void socket.end(text));
    await expect(connectionTo(url).reach(open)).rejects.toMatchObject({ error });
  });

  it('is refused if nothing listens', async () => {
    const url = await serve(() => {});
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    await expect(connectionTo(url).reach(open)).rejects.toMatchObject({
      error: { code: 'network', problem: 'refused', host: new URL(url).host },
    });
  });

  it('ends at once on a stop', async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort());
    await expect(connectionTo(url).reach(stop.signal)).rejects.toMatchObject({
      error: { code: 'cancelled' },
    });
  });
});

describe('a name', () => {
  it.each(['http://localhost:1', 'http://127.0.0.1:1', 'http://[::1]:1'])(
    'is not looked up for %s',
    async (url) => {
      await expect(connectionTo(url, '/no/such/program').lookUp(open)).resolves.toBeUndefined();
    },
  );

  it('without a host is not found', async () => {
    await expect(connectionTo('https://nobody.invalid').lookUp(open)).rejects.toMatchObject({
      error: { code: 'network', problem: 'dns', host: 'nobody.invalid' },
    });
  });

  it('is found if the system reports no error', async () => {
    const quiet = connectionTo('https://somebody.example', '/bin/true');
    await expect(quiet.lookUp(open)).resolves.toBeUndefined();
  });

  it('is no longer resolved after a stop', async () => {
    const stopped = connectionTo('https://nobody.invalid').lookUp(AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('a proxy', () => {
  it.each([
    [undefined, undefined],
    ['http://someone:secret@proxy:3128', { host: 'proxy:3128', isSupported: true }],
    ['https://proxy', { host: 'proxy', isSupported: true }],
    ['socks5://proxy:1080', { host: 'proxy:1080', isSupported: false }],
  ])(
    '%s is reported without its password, and with whether its protocol is supported',
    (url, told) => {
      const proxy = url === undefined ? undefined : new URL(url);
      expect(proxyToShow(proxy)).toEqual(told);
    },
  );
});
