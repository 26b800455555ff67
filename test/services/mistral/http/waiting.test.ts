import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMistral, type Timeouts } from '../../../../src/services/mistral/client.ts';
import { Secret } from '../../../../src/services/ports/secret.ts';
import { errorOf } from '../../../support/error-of.ts';
import { createFakeClock } from '../../../support/fakes/fake-clock.ts';
import { errorFamily } from '../../../support/rules/error-families.ts';
import {
  delta,
  ending,
  json,
  type Play,
  type ScriptedServer,
  startScripted,
  stream,
} from '../scripted-server.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');
const ask = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] } as const;
const silence: Play = () => {};
const list = { object: 'list', data: [] };

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

const client = (timeouts: Partial<Timeouts> = {}) =>
  createMistral({
    baseUrl: server.baseUrl,
    clock: createFakeClock({ autoAdvance: true }),
    timeouts,
  });

async function drain(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const all = [];
  for await (const event of events) all.push(event);
  return all;
}

describe(errorFamily('network', 'time-outs'), () => {
  const error = () => ({ code: 'network', problem: 'timeout', host: server.host });
  const short = { listMs: 40, firstMs: 40, nextMs: 40 };
  const half: Play = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":');
  };
  const comments: Play = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const timer = setInterval(() => response.write(': still here\n\n'), 5);
    response.on('close', () => clearInterval(timer));
  };
  const chat = (timeouts: Partial<Timeouts>) => drain(client(timeouts).streamChat(ask, { key }));

  it.each([
    ['a list does not begin', silence, () => client(short).listModels({ key })],
    ['a list does not go on', half, () => client(short).listModels({ key })],
    [
      'vectors do not begin',
      silence,
      () => client(short).embed({ model: 'm', inputs: ['a'] }, { key }),
    ],
    ['a stream does not begin', silence, () => chat(short)],
    ['a stream begins without an event', stream([], 'hang'), () => chat(short)],
    ['a stream holds only comments', comments, () => chat(short)],
    [
      'a stream does not go on',
      stream([delta('a')], 'hang'),
      () => chat({ ...short, firstMs: 20_000 }),
    ],
  ])('ends if %s, and closes the connection', async (_what, play, call) => {
    server.play(play);
    expect(await errorOf(call())).toEqual(error());
    await server.idle();
  });

  const drip: Play = (response, { path }) => {
    const isChat = path.endsWith('completions');
    response.writeHead(200, { 'content-type': isChat ? 'text/event-stream' : 'application/json' });
    const timer = setInterval(() => response.write(isChat ? delta('a') : ' '), 5);
    response.on('close', () => clearInterval(timer));
  };

  it.each([
    ['a list', () => client({ listTotalMs: 80 }).listModels({ key })],
    ['vectors', () => client({ totalMs: 80 }).embed({ model: 'm', inputs: ['a'] }, { key })],
    ['a stream', () => chat({ streamTotalMs: 80 })],
  ])('ends %s without an end, received piece by piece', async (_what, call) => {
    server.play(drip);
    expect(await errorOf(call())).toEqual(error());
    await server.idle();
  });

  it('finishes a stream that stalls after the last chunk', async () => {
    server.play(stream([ending().replace('data: [DONE]\n\n', '')], 'hang'));
    expect(await chat({ ...short, firstMs: 20_000 })).toMatchObject([{ type: 'finish' }]);
  });
});

describe(errorFamily('network', 'stopping'), () => {
  const cancelled = { code: 'cancelled' };

  it.each([
    ['the list', () => client().listModels({ key, signal: AbortSignal.abort() })],
    [
      'vectors',
      () => client().embed({ model: 'm', inputs: ['a'] }, { key, signal: AbortSignal.abort() }),
    ],
    ['a stream', () => drain(client().streamChat(ask, { key, signal: AbortSignal.abort() }))],
  ])('makes no call if %s was stopped before', async (_what, call) => {
    const before = server.received.length;
    expect(await errorOf(call())).toEqual(cancelled);
    expect(server.received).toHaveLength(before);
  });

  it.each([
    ['before the headers', silence],
    ['after the headers', stream([], 'hang')],
  ])('ends a call %s, and closes the connection', async (_what, play) => {
    const stop = new AbortController();
    server.play((response, received) => {
      play(response, received);
      setImmediate(() => stop.abort());
    });
    expect(await errorOf(drain(client().streamChat(ask, { key, signal: stop.signal })))).toEqual(
      cancelled,
    );
    await server.idle();
  });

  it('ends a stream after the text that had arrived', async () => {
    const stop = new AbortController();
    server.play(stream([delta('a')], 'hang'));
    const seen: unknown[] = [];
    const run = async () => {
      for await (const event of client().streamChat(ask, { key, signal: stop.signal })) {
        seen.push(event);
        stop.abort();
      }
    };
    expect(await errorOf(run())).toEqual(cancelled);
    expect(seen).toEqual([{ type: 'text', text: 'a' }]);
    await server.idle();
  });

  it('closes the connection of an abandoned stream', async () => {
    server.play(stream([delta('a')], 'hang'));
    const seen: unknown[] = [];
    for await (const event of client().streamChat(ask, { key })) {
      seen.push(event);
      break;
    }
    expect(seen).toEqual([{ type: 'text', text: 'a' }]);
    await server.idle();
  });

  it('releases the signal after a call', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    server.play(json(list), stream([ending()]));
    await client().listModels({ key, signal });
    await drain(client().streamChat(ask, { key, signal }));
    expect(listeners).toBe(0);
  });
});

describe('pace', () => {
  const vectors = json({ data: [{ embedding: [1], index: 0 }] });
  const embedding = { model: 'm', inputs: ['a'] };

  it('leaves 1.1 s between any two generating calls', async () => {
    const clock = createFakeClock({ autoAdvance: true });
    const mistral = createMistral({ baseUrl: server.baseUrl, clock });
    const at: number[] = [];
    const noted =
      (play: Play): Play =>
      (response, received) => {
        at.push(clock.monotonic());
        play(response, received);
      };
    server.play(noted(stream([ending()])), noted(vectors), noted(stream([ending()])));
    await drain(mistral.streamChat(ask, { key }));
    await mistral.embed(embedding, { key });
    await drain(mistral.streamChat(ask, { key }));
    expect(at).toEqual([0, 1_100, 2_200]);
  });

  it('spaces simultaneous calls', async () => {
    const clock = createFakeClock({ autoAdvance: true });
    const mistral = createMistral({ baseUrl: server.baseUrl, clock });
    server.play(vectors);
    await Promise.all([1, 2, 3].map(() => mistral.embed(embedding, { key })));
    expect(clock.monotonic()).toBe(2_200);
  });

  it('does not delay the list', async () => {
    const clock = createFakeClock();
    const mistral = createMistral({ baseUrl: server.baseUrl, clock });
    server.play(vectors, json(list));
    await mistral.embed(embedding, { key });
    await mistral.listModels({ key });
    expect(clock.slept).toEqual([]);
  });

  it('can be stopped during a wait, and then uses no slot', async () => {
    const clock = createFakeClock();
    const mistral = createMistral({ baseUrl: server.baseUrl, clock });
    server.play(vectors);
    await mistral.embed(embedding, { key });
    const stop = new AbortController();
    const waiting = errorOf(mistral.embed(embedding, { key, signal: stop.signal }));
    await clock.advance(600);
    stop.abort();
    expect(await waiting).toEqual({ code: 'cancelled' });
    const next = mistral.embed(embedding, { key });
    await clock.advance(500);
    await next;
    expect(clock.monotonic()).toBe(1_100);
  });
});
