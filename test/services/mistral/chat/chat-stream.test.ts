import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/errors/errors.ts';
import { createMistral } from '../../../../src/services/mistral/client.ts';
import type { ChatEvent, ChatRequest } from '../../../../src/services/ports/mistral.ts';
import { Secret } from '../../../../src/services/ports/secret.ts';
import { errorOf } from '../../../support/error-of.ts';
import { createFakeClock } from '../../../support/fakes/fake-clock.ts';
import { fixture } from '../fixture.ts';
import {
  delta,
  ending,
  json,
  refusal,
  type ScriptedServer,
  startScripted,
  stream,
} from '../scripted-server.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');
const ask: ChatRequest = { model: 'm-asked', messages: [{ role: 'user', content: 'Hi' }] };
const usage = { promptTokens: 13, completionTokens: 8, totalTokens: 21 };
const metadata = { limits: [] };
const finish = { type: 'finish', reason: 'stop', model: 'm-1', usage, metadata: metadata } as const;
const text = (said: string) => ({ type: 'text', text: said }) as const;

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

const client = () =>
  createMistral({ baseUrl: server.baseUrl, clock: createFakeClock({ autoAdvance: true }) });

/** The events before the end, and the error that ended the stream, if any. */
async function chat(request = ask): Promise<{ events: ChatEvent[]; error?: unknown }> {
  const events: ChatEvent[] = [];
  try {
    for await (const event of client().streamChat(request, { key })) events.push(event);
    return { events };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    expect(thrown.cause).toBeUndefined();
    return { events, error: thrown.error };
  }
}

describe('streamChat', () => {
  it('sends exactly the request', async () => {
    server.play(stream([ending()]));
    const messages = [
      { role: 'system', content: 's' },
      { role: 'user', content: 'u' },
    ] as const;
    await chat({ model: 'm', messages, temperature: 0.2, maxTokens: 5, randomSeed: 7 });
    const sent = server.received.at(-1);
    expect(sent).toMatchObject({ method: 'POST', path: '/v1/chat/completions' });
    expect(sent?.headers).toMatchObject({
      authorization: `Bearer ${key.reveal()}`,
      'content-type': 'application/json',
      'user-agent': 'mistral-onboard',
    });
    expect(sent?.headers).not.toHaveProperty('cookie');
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      model: 'm',
      messages,
      temperature: 0.2,
      max_tokens: 5,
      random_seed: 7,
      stream: true,
    });
  });

  const bytes = new TextEncoder().encode(`${delta('été 👩‍💻')}${ending()}`);
  const chunk = (body: object) => `data: ${JSON.stringify(body)}\n\n`;
  const rows: readonly (readonly [
    string,
    readonly (string | Uint8Array)[],
    readonly ChatEvent[],
  ])[] = [
    ['text in pieces', [delta('Hel'), delta('lo'), ending()], [text('Hel'), text('lo'), finish]],
    [
      'several events in one piece',
      [delta('a') + delta('b') + ending()],
      [text('a'), text('b'), finish],
    ],
    ['bytes one by one', [...bytes].map((byte) => Uint8Array.of(byte)), [text('été 👩‍💻'), finish]],
    ['CR LF line ends', [(delta('a') + ending()).replaceAll('\n', '\r\n')], [text('a'), finish]],
    [
      'CR LF cut in two',
      [delta('a').replace('\n\n', '\r\n\r'), `\n${ending()}`],
      [text('a'), finish],
    ],
    [
      'comments and other fields',
      [': ping\n\n', `event: x\nid: 1\n${delta('a')}`, ending()],
      [text('a'), finish],
    ],
    ['no blank line at the end', [delta('a'), ending().trimEnd()], [text('a'), finish]],
    ['no [DONE]', [delta('a'), ending().replace('data: [DONE]\n\n', '')], [text('a'), finish]],
    ['null and empty content', [delta(null), delta(''), delta('a'), ending()], [text('a'), finish]],
    [
      'content as a list with thinking',
      [
        delta([{ type: 'thinking', thinking: [{ type: 'text', text: 'hm' }], closed: true }]),
        delta([
          { type: 'text', text: 'a' },
          { type: 'image_url', image_url: 'x' },
        ]),
        ending(),
      ],
      [{ type: 'thinking', text: 'hm' }, text('a'), finish],
    ],
    [
      'content of kinds that are new',
      [
        delta([{ type: 'new', text: 'a' }, { type: 'thinking', thinking: 'hm' }, 7, null]),
        ending(),
      ],
      [text('a'), { type: 'thinking', text: 'hm' }, finish],
    ],
    [
      'content that is no content',
      [delta(7), delta({ text: 'x' }), delta('a'), ending()],
      [text('a'), finish],
    ],
    [
      'a padding key and unknown keys',
      [delta('a', { p: 'abcd', logprobs: null }), ending()],
      [text('a'), finish],
    ],
    [
      'chunks without id, index, usage or finish_reason',
      [chunk({ choices: [{ delta: { content: 'a' } }], usage: null }), ending()],
      [text('a'), finish],
    ],
    [
      'usage with new, null and missing keys, in a chunk of its own',
      [
        chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'new_reason' }] }),
        chunk({
          choices: [],
          usage: {
            prompt_tokens: 3,
            completion_tokens: 4,
            total_tokens: null,
            request_count: 1.5,
            prompt_tokens_details: { cached_tokens: 2 },
          },
        }),
        'data: [DONE]\n\n',
      ],
      [
        {
          type: 'finish',
          reason: 'new_reason',
          model: 'm-asked',
          usage: { promptTokens: 3, completionTokens: 4, totalTokens: 7, cachedTokens: 2 },
          metadata,
        },
      ],
    ],
    [
      'an escape sequence cut by chunks',
      [delta('a\x1b]0;ow'), delta('ned\x07b\x1b'), delta('[31mc'), ending()],
      [text('a'), text('b'), text('c'), finish],
    ],
    [
      'a surrogate pair cut by chunks',
      [delta('\ud83d'), delta('\udc69'), ending()],
      [text('👩'), finish],
    ],
    [
      'a lone surrogate at the end',
      [delta('a\ud83d'), ending()],
      [text('a'), text('\ufffd'), finish],
    ],
  ];

  it.each(rows)('reads %s', async (_what, pieces, events) => {
    server.play(stream(pieces));
    expect(await chat()).toEqual({ events });
  });

  it('yields a text before the next one has arrived', async () => {
    server.play(stream([delta('a')], 'hang'));
    for await (const event of client().streamChat(ask, { key })) {
      expect(event).toEqual(text('a'));
      break;
    }
    expect.assertions(1);
  });

  it('returns the values of the headers', async () => {
    const headers = {
      'x-ratelimit-limit-req-minute': '50',
      'x-ratelimit-remaining-req-minute': '49',
      'x-ratelimit-limit-tokens-5-minute': '20000',
      'x-ratelimit-remaining-req-10-second': '9',
      'x-ratelimit-limit-ocr-pages-minute': '3',
      'x-ratelimit-tokens-query-cost': '12',
      'x-ratelimit-limit-req-second': 'many',
      'mistral-correlation-id': '0193-7a',
    };
    server.play(stream([ending()], 'end', headers));
    const { events } = await chat();
    const limits = [
      { unit: 'ocr-pages', window: 'minute', limit: 3 },
      { unit: 'req', window: '10-second', remaining: 9 },
      { unit: 'req', window: 'minute', limit: 50, remaining: 49 },
      { unit: 'tokens', window: '5-minute', limit: 20_000 },
    ];
    const told = events.find((event) => event.type === 'finish')?.metadata;
    expect(told?.correlationId).toBe('0193-7a');
    expect(told?.limits).toHaveLength(limits.length);
    expect(told?.limits).toEqual(expect.arrayContaining(limits));
  });

  const cut = { code: 'stream-cut' };
  const limited = { error: { message: 'x', type: 'rate_limited', code: '1300' } };
  const error = { object: 'error', message: 'x', code: '3000', raw_status_code: 500 };
  it.each([
    ['ends without a reason', stream([delta('a')]), cut],
    ['ends in the middle of an event', stream([delta('a'), 'data: {"choi']), cut],
    ['sends [DONE] without a reason', stream([delta('a'), 'data: [DONE]\n\n']), cut],
    [
      'contains a rate limit',
      stream([delta('a'), chunk({ error: { message: 'x', code: 429 } })]),
      { code: 'stream-error' },
    ],
    [
      'contains an error of the service',
      stream([delta('a'), chunk(error)]),
      { code: 'stream-error' },
    ],
    [
      'contains an error of another server',
      stream([delta('a'), chunk({ error: { message: 'x' } })]),
      { code: 'stream-error' },
    ],
    [
      'ends in an error without a blank line',
      stream([delta('a'), chunk(error).trim()]),
      { code: 'stream-error' },
    ],
    ['is not JSON', stream([delta('a'), 'data: <html>\n\n']), { code: 'bad-answer' }],
    [
      'is nested too deep',
      stream([delta('a'), `data: {"choices":${'['.repeat(100)}${']'.repeat(100)}}\n\n`]),
      { code: 'bad-answer' },
    ],
    ['is a number', stream([delta('a'), 'data: 7\n\n']), { code: 'bad-answer' }],
  ])(
    'throws an error if the stream %s, after the text before it',
    async (_what, play, errorData) => {
      server.play(play);
      const got = await chat();
      expect(got.error).toMatchObject(errorData);
      expect(got.events).toEqual([{ type: 'text', text: 'a' }]);
    },
  );

  it.each([
    ['ends at once', stream([]), { ...cut, isEmpty: true }],
    ['has only [DONE]', stream(['data: [DONE]\n\n']), { ...cut, isEmpty: true }],
    ['begins with a rate limit', stream([chunk(limited)]), { code: 'rate-limited' }],
    [
      'begins with a refused key',
      stream([chunk({ detail: 'Unauthorized' })]),
      { code: 'key-refused' },
    ],
    ['begins with an internal error', stream([chunk(error)]), { code: 'service', status: 500 }],
    [
      'begins with a used-up allowance',
      stream([chunk({ object: 'error', type: 'billing_api_budget_exhausted', code: '2303' })]),
      { code: 'allowance-used' },
    ],
    [
      'begins with an unknown error',
      stream([chunk({ error: 'no' })]),
      { code: 'stream-error', isEmpty: true },
    ],
    [
      'has a rate limit after a chunk with only a role',
      stream([chunk({ choices: [{ delta: { role: 'assistant', content: '' } }] }), chunk(limited)]),
      { code: 'rate-limited' },
    ],
  ])('throws an error and yields no text if the stream %s', async (_what, play, errorData) => {
    server.play(play);
    expect(await chat()).toMatchObject({ error: errorData, events: [] });
  });

  it.each([
    [{ error: { message: 'Model overloaded', type: 'server_error' } }, { code: 'service' }],
    [{ object: 'error', message: 'Unauthorized' }, { code: 'key-refused' }],
    [{ error: { code: 404, message: 'no Route matched with those values' } }, { code: 'no-route' }],
    [{ error: { status: 429 } }, { code: 'rate-limited' }],
    [{ hello: 'world' }, { code: 'bad-answer' }],
  ])('throws the error that a 200 contains: %j', async (body, errorData) => {
    server.play(json(body));
    expect((await chat()).error).toMatchObject(errorData);
    server.play(json(body));
    const embeddings = client().embed({ model: 'm-embed', inputs: ['a'] }, { key });
    expect(await errorOf(embeddings)).toMatchObject(errorData);
  });

  it('throws stream-cut on a broken connection, after the text before it', async () => {
    server.play(stream([delta('a')], 'break'));
    expect(await chat()).toEqual({ events: [text('a')], error: { code: 'stream-cut' } });
  });

  it('throws an error if the connection breaks before any text', async () => {
    server.play((response) => response.socket?.resetAndDestroy());
    const errorData = { code: 'network', problem: 'reset', host: server.host };
    expect(await chat()).toEqual({ events: [], error: errorData });
  });

  it('finishes if the connection breaks after the last chunk', async () => {
    server.play(stream([delta('a'), ending().replace('data: [DONE]\n\n', '')], 'break'));
    expect(await chat()).toEqual({ events: [text('a'), finish] });
  });

  it('throws bad-answer for a 200 that is not a stream', async () => {
    server.play((response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    );
    expect(await chat()).toEqual({ events: [], error: { code: 'bad-answer', host: server.host } });
  });

  it('stops reading an endless event', async () => {
    server.play(
      stream(
        Array.from({ length: 50 }, () => 'x'.repeat(100_000)),
        'hang',
      ),
    );
    expect((await chat()).error).toMatchObject({ code: 'bad-answer' });
  });

  it.each([
    ['401-revoked', { code: 'key-refused' }],
    ['403-tier', { code: 'tier', model: 'm-asked' }],
    ['422-extra-field', { code: 'request-refused', status: 422 }],
    ['422-detail-text', { code: 'request-refused', status: 422 }],
    ['429-zero-quota', { code: 'zero-quota', model: 'm-asked' }],
    ['503-unavailable', { code: 'service', status: 503 }],
  ])('is refused by %s, once', async (name, errorData) => {
    server.play(refusal(fixture(name)));
    const before = server.received.length;
    expect((await chat()).error).toMatchObject(errorData);
    expect(server.received.length - before).toBe(1);
  });
});
