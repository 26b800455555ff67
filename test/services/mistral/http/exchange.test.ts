import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeadline, type Deadline } from '../../../../src/services/mistral/http/deadline.ts';
import { createExchange } from '../../../../src/services/mistral/http/exchange.ts';
import { createMask } from '../../../../src/services/mistral/http/mask.ts';
import { Secret } from '../../../../src/services/ports/secret.ts';
import { errorOf } from '../../../support/error-of.ts';

const text = 'abcdefghijklmnopqrstuvwxyz012345';
const key = new Secret(text);
const url = 'https://api.mistral.ai/v1/models';

let deadline: Deadline;
beforeEach(() => {
  deadline = createDeadline('api.mistral.ai', 60_000);
});
afterEach(() => deadline.end());

function exchangeWith(respond: (url: string, init: RequestInit) => Response) {
  const sent: { readonly url: string; readonly init: RequestInit }[] = [];
  const exchange = createExchange({
    fetch: async (to, init = {}) => {
      sent.push({ url: String(to), init });
      return respond(String(to), init);
    },
    key,
    mask: createMask(key),
    deadline,
    timeouts: { firstMs: 1_000, nextMs: 1_000 },
    model: 'm',
    now: () => 0,
  });
  return { exchange, sent };
}

const refusing = (status: number, body: string, headers = {}) =>
  exchangeWith(() => new Response(body, { status, headers })).exchange.send(new Request(url));

describe('a request', () => {
  it('carries the key in its header alone, no cookie, and follows no redirect', async () => {
    const { exchange, sent } = exchangeWith(() => new Response('{}'));
    const headers = { cookie: 'a=b', accept: 'application/json', authorization: 'Bearer other' };
    await exchange.send(new Request(url, { method: 'POST', body: '{"a":1}', headers }));
    const [{ url: to, init } = { url: '', init: {} }] = sent;
    const given = new Headers(init.headers);
    expect(sent).toHaveLength(1);
    expect(to).toBe(url);
    expect(init).toMatchObject({ method: 'POST', body: '{"a":1}', redirect: 'manual' });
    expect(init.signal).toBe(deadline.signal);
    expect(given.get('authorization')).toBe(`Bearer ${text}`);
    expect(given.get('accept')).toBe('application/json');
    expect(given.has('cookie')).toBe(false);
  });

  it('carries the bytes of a file unchanged', async () => {
    const { exchange, sent } = exchangeWith(() => new Response('{}'));
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array([0xff, 0x00, 0xfe])]), 'sound.mp3');
    await exchange.send(new Request(url, { method: 'POST', body }));
    const bytes = Buffer.from(await new Response(sent[0]?.init.body ?? null).arrayBuffer());
    expect(bytes.includes(Buffer.from([0xff, 0x00, 0xfe]))).toBe(true);
  });

  it('has no body if none was sent', async () => {
    const { exchange, sent } = exchangeWith(() => new Response('{}'));
    await exchange.send(new Request(url));
    expect(sent[0]?.init).toMatchObject({ method: 'GET', body: null });
  });
});

describe('an answer', () => {
  it('is passed on unchanged', async () => {
    const { exchange } = exchangeWith(() => new Response('{"data":[]}'));
    expect(await (await exchange.send(new Request(url))).json()).toEqual({ data: [] });
  });

  it('has its limits and its request id, without a key in either', async () => {
    const headers = {
      'x-ratelimit-limit-req-minute': '60',
      'x-ratelimit-remaining-req-minute': '59',
      'mistral-correlation-id': `id ${text}`,
    };
    const { exchange } = exchangeWith(() => new Response('{}', { headers }));
    expect(exchange.metadata()).toEqual({ limits: [] });
    await exchange.send(new Request(url));
    expect(exchange.metadata()).toEqual({
      limits: [{ unit: 'req', window: 'minute', limit: 60, remaining: 59 }],
      correlationId: expect.stringMatching(/^id /),
    });
    expect(JSON.stringify(exchange.metadata())).not.toContain(text);
  });

  it.each([201, 204, 302, 307])('of status %s is refused', async (status) => {
    const { exchange } = exchangeWith(() => new Response(null, { status }));
    expect(await errorOf(exchange.send(new Request(url)))).toMatchObject({
      code: expect.any(String),
    });
  });
});

describe('a refusal', () => {
  it('becomes the error that its body names', async () => {
    const error = await errorOf(refusing(401, '{"detail":"Unauthorized"}'));
    expect(error).toMatchObject({ code: 'key-refused' });
  });

  it('names the model that was asked for, if the service does not know it', async () => {
    const body =
      '{"object":"error","message":"Invalid model: m","type":"invalid_model","code":"1500"}';
    expect(await errorOf(refusing(400, body))).toEqual({ code: 'model-unknown', model: 'm' });
  });

  it('repeats no key', async () => {
    const body = JSON.stringify({ object: 'error', message: `no ${text}`, type: text, code: text });
    for (const status of [400, 403, 404, 418, 422, 500]) {
      const error = await errorOf(refusing(status, body, { 'mistral-correlation-id': text }));
      expect(JSON.stringify(error)).not.toContain(text);
    }
  });

  it('is read to 200 kB', async () => {
    const long = (length: number) => JSON.stringify({ message: 'x'.repeat(length) });
    const short = await errorOf(refusing(400, long(100_000)));
    const beyond = await errorOf(refusing(400, long(300_000)));
    expect(JSON.stringify(short)).toContain('xxx');
    expect(JSON.stringify(beyond)).not.toContain('xxx');
  });

  it('is classified by its status if its body is interrupted', async () => {
    const broken = new ReadableStream({ pull: (to) => to.error(new TypeError('terminated')) });
    const { exchange } = exchangeWith(() => new Response(broken, { status: 401 }));
    expect(await errorOf(exchange.send(new Request(url)))).toMatchObject({ code: 'key-refused' });
  });

  it('throws cancelled if the call was stopped', async () => {
    const silent = new ReadableStream({ pull: () => new Promise(() => {}) });
    const { exchange } = exchangeWith(() => {
      queueMicrotask(() => setImmediate(() => deadline.end()));
      return new Response(silent, { status: 401 });
    });
    expect(await errorOf(exchange.send(new Request(url)))).toMatchObject({ code: 'cancelled' });
  });
});
