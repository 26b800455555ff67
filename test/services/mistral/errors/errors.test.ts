import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../../src/errors/errors.ts';
import { createMistral, type MistralOptions } from '../../../../src/services/mistral/client.ts';
import { createDirectFetch } from '../../../../src/services/network/direct-fetch.ts';
import { createFakeClock } from '../../../support/fakes/fake-clock.ts';
import { key, keyText } from '../../../support/fakes/services.ts';
import { errorFamily } from '../../../support/rules/error-families.ts';
import { everyCall } from '../every-call.ts';
import { delta, type Play, type ScriptedServer, startScripted } from '../scripted-server.ts';

let server: ScriptedServer;
let elsewhere: ScriptedServer;
beforeAll(async () => {
  [server, elsewhere] = [await startScripted(), await startScripted()];
});
afterAll(async () => {
  await server.close();
  await elsewhere.close();
});

const calls = Object.keys(everyCall);
const short = { listMs: 60, firstMs: 60, nextMs: 60 };

async function errorOf(name: string, more: Partial<MistralOptions> = {}): Promise<unknown> {
  const { baseUrl } = server;
  const clock = createFakeClock({ autoAdvance: true });
  const work = everyCall[name]?.(createMistral({ baseUrl, clock, ...more }), key);
  const thrown = await work?.catch((reason: unknown) => reason);
  return thrown instanceof AppError ? thrown.error : thrown;
}

const isStream = (name: string) => name === 'streamChat';
const typeFor = (name: string) => (isStream(name) ? 'text/event-stream' : 'application/json');

function answer(body: string, status = 200, headers: Readonly<Record<string, string>> = {}) {
  return (name: string): Play =>
    (response) =>
      response.writeHead(status, { 'content-type': typeFor(name), ...headers }).end(body);
}

const page = '<!doctype html><title>Sign in to Airport Wi-Fi</title>';
const html = { 'content-type': 'text/html; charset=utf-8' };
const badAnswer = () => ({ code: 'bad-answer', host: server.host });
const tooLarge = () => ({ ...badAnswer(), exceeded: { problem: 'too-large' } });
const network = (problem: string) => () => ({ code: 'network', problem, host: server.host });
/** Returns the error of a stream or a document that ends too early. */
const early = (name: string) =>
  isStream(name) ? { code: 'stream-cut', isEmpty: true } : badAnswer();

type Tried = readonly [
  what: string,
  play: (name: string) => Play,
  error: (name: string) => unknown,
];

const tried: readonly Tried[] = [
  ['a portal’s page with 200', answer(page, 200, html), badAnswer],
  [
    'a portal’s page under the right name',
    answer(page),
    (name) => (isStream(name) ? early(name) : badAnswer()),
  ],
  ['a portal’s page with 511', answer(page, 511, html), () => ({ code: 'service', status: 511 })],
  ['204', answer('', 204), badAnswer],
  ['206', answer('{"data":[]}', 206), badAnswer],
  ['nothing with 200', answer(''), early],
  [
    'half of a document',
    answer('{"data":[{"id":'),
    (name) => (isStream(name) ? early(name) : badAnswer()),
  ],
  ['a text', answer('"well"'), (name) => (isStream(name) ? early(name) : badAnswer())],
  ['null', answer('null'), (name) => (isStream(name) ? early(name) : badAnswer())],
  ['a number as an event', answer('data: 7\n\n'), badAnswer],
  [
    'bytes that are no text',
    () => (response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.alloc(64, 0xff)),
    badAnswer,
  ],
  ['a proxy’s 407', answer(page, 407, html), network('proxy')],
  ['300 without a place', answer('', 300), network('redirect')],
  ['304', answer('', 304), network('redirect')],
  [
    'a connection that closes at once',
    () => (response) => response.socket?.destroy(),
    network('reset'),
  ],
  [
    'a connection that is reset',
    () => (response) => response.socket?.resetAndDestroy(),
    network('reset'),
  ],
  [
    'what is no HTTP',
    () => (response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
    badAnswer,
  ],
  [
    'headers of 64 KiB',
    () => (response) => response.writeHead(200, { 'x-long': 'x'.repeat(65_536) }).end('{}'),
    badAnswer,
  ],
  [
    'a length that is not kept',
    () => (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"data":', () => response.socket?.end());
    },
    network('reset'),
  ],
  ['a packing that is none', answer('no gzip', 200, { 'content-encoding': 'gzip' }), badAnswer],
];

describe(errorFamily('network', 'an answer that is not valid'), () => {
  const table = tried.flatMap(([what, play, error]) =>
    calls.map((name) => [what, name, play, error] as const),
  );
  test.each(table)('%s: %s', async (_, name, play, error) => {
    server.play(play(name));
    const before = server.received.length;
    expect(await errorOf(name)).toEqual(error(name));
    expect(server.received.length - before).toBe(1);
  });
});

describe(errorFamily('network', 'a missing answer'), () => {
  const silent: readonly (readonly [string, (name: string) => Play])[] = [
    ['no headers', () => () => {}],
    ['headers one by one', () => (response) => void dripHeaders(response)],
    [
      'headers and no body',
      (name) => (response) => {
        response.writeHead(200, { 'content-type': typeFor(name) });
        response.flushHeaders();
      },
    ],
    [
      'a body that stalls',
      (name) => (response) => {
        response.writeHead(200, { 'content-type': typeFor(name) }).write('{"data":');
      },
    ],
    [
      'a packed body that stalls',
      (name) => (response) => {
        response.writeHead(200, { 'content-type': typeFor(name), 'content-encoding': 'gzip' });
        const packer = createGzip();
        packer.pipe(response);
        packer.write('{"data":');
        packer.flush();
      },
    ],
  ];
  const table = silent.flatMap(([what, play]) => calls.map((name) => [what, name, play] as const));
  test.each(table)('%s: %s', async (_, name, play) => {
    server.play(play(name));
    expect(await errorOf(name, { timeouts: short })).toEqual(network('timeout')());
    await server.idle();
  });
});

/** Sends a header every few milliseconds without an end. */
function dripHeaders(response: ServerResponse): void {
  const { socket } = response;
  socket?.write('HTTP/1.1 200 OK\r\n');
  const timer = setInterval(() => socket?.write('x: y\r\n'), 5);
  socket?.on('error', () => {});
  socket?.on('close', () => {
    clearInterval(timer);
    response.destroy();
  });
}

describe(errorFamily('network', 'a redirect'), () => {
  const table = [301, 302, 303, 307, 308].flatMap((status) =>
    calls.map((name) => [status, name] as const),
  );
  test.each(table)('%d to another origin never receives the key: %s', async (status, name) => {
    const location = `${elsewhere.baseUrl}/v1/models`;
    server.play(answer('', status, { location })(name));
    expect(await errorOf(name)).toEqual(network('redirect')());
    expect(elsewhere.received).toEqual([]);
  });

  test.each(calls)('to itself is not followed: %s', async (name) => {
    server.play(answer('', 307, { location: '/v1/models' })(name));
    const before = server.received.length;
    expect(await errorOf(name)).toEqual(network('redirect')());
    expect(server.received.length - before).toBe(1);
  });

  test('by refresh, link or content never receives the key', async () => {
    const headers = { refresh: `0; url=${elsewhere.baseUrl}`, link: `<${elsewhere.baseUrl}>` };
    server.play(
      answer('{"data":[]}', 200, { ...headers, 'content-location': elsewhere.baseUrl })(''),
    );
    await errorOf('listModels');
    expect(server.received.at(-1)?.headers.authorization).toBe(`Bearer ${keyText}`);
    expect(elsewhere.received).toEqual([]);
  });
});

const million = 1_000_000;

/** Writes a head, then one piece repeatedly until the client stops reading; counts the bytes. */
function pour(head: string, piece: string, headers: OutgoingHttpHeaders, status = 200) {
  const poured = { bytes: 0 };
  const play: Play = (response) => {
    response.on('error', () => {});
    response.writeHead(status, headers).write(head);
    const send = (failed?: unknown): void => {
      poured.bytes += piece.length;
      // A reader that never stops must fail the test instead of hanging it.
      const isOver = failed || response.destroyed || poured.bytes > 200 * million;
      if (!isOver) response.write(piece, (late) => void setImmediate(send, late));
    };
    send();
  };
  return { play, poured };
}

/** Returns an answer that unpacks to a million letters a thousand times: compressed texts may be concatenated. */
function bomb(text: string, type: string): Play {
  const packed = gzipSync(text.repeat(Math.ceil(million / text.length)));
  return (response) => {
    response.on('error', () => {});
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' });
    for (let times = 0; times < 1_000; times += 1) response.write(packed);
    response.end();
  };
}

/** A `fetch` that counts the unpacked bytes read from its answers. */
function countingFetch() {
  const read = { bytes: 0 };
  const direct = createDirectFetch();
  const counted: typeof fetch = async (...asked) => {
    const { body, status, headers } = await direct(...asked);
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        read.bytes += piece.byteLength;
        controller.enqueue(piece);
      },
    });
    return new Response(body?.pipeThrough(counter) ?? null, { status, headers });
  };
  return { read, fetch: counted };
}

describe(errorFamily('network', 'stops reading an endless answer early'), () => {
  const letters = 'x'.repeat(million);
  test.each([
    ['one text', 'listModels', '{"a":"', letters],
    ['many parts', 'embed', '[0', ',0'.repeat(million / 2)],
    ['one event', 'streamChat', 'data: ', letters],
    ['one comment', 'streamChat', ': ', letters],
  ])('of %s: %s', async (_, name, head, piece) => {
    const { play, poured } = pour(head, piece, { 'content-type': typeFor(name) });
    server.play(play);
    expect(await errorOf(name)).toMatchObject(tooLarge());
    await server.idle();
    expect(poured.bytes).toBeLessThan(60 * million);
  });

  test.each([
    ['a document', 'listModels', '0', 21],
    ['an event', 'streamChat', '0', 5],
    // The padding is in ignored fields; otherwise the cleaning of so much text would take long.
    ['many events', 'streamChat', delta('x', { logprobs: 'x'.repeat(100_000) }), 66],
    ['many comments', 'streamChat', `: ${'x'.repeat(1_000)}\n\n`, 66],
  ])('of %s, packed a thousandfold: %s', async (_, name, text, maxMegabytes) => {
    const { read, fetch } = countingFetch();
    server.play(bomb(text, typeFor(name)));
    expect(await errorOf(name, { fetch })).toMatchObject(tooLarge());
    expect(read.bytes).toBeLessThan(maxMegabytes * million);
    await server.idle();
  });

  test('of a refusal, and uses its status', async () => {
    const { play, poured } = pour('', letters, {}, 401);
    server.play(play);
    expect(await errorOf('listModels')).toEqual({ code: 'key-refused' });
    await server.idle();
    expect(poured.bytes).toBeLessThan(20 * million);
  });
});
