import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMistral } from '../../../src/services/mistral/client.ts';
import type { ModelCard } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { none } from '../../core/models/cards.ts';
import { errorOf } from '../../support/error-of.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fixture } from './fixture.ts';
import {
  delta,
  ending,
  json,
  refusal,
  type ScriptedServer,
  startScripted,
  stream,
} from './scripted-server.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

const client = () =>
  createMistral({ baseUrl: server.baseUrl, clock: createFakeClock({ autoAdvance: true }) });

const live = {
  id: 'mistral-large-4',
  object: 'model',
  created: 1791303487,
  owned_by: 'mistralai',
  capabilities: {
    completion_chat: true,
    function_calling: true,
    reasoning: true,
    vision: true,
    audio_speech: false,
    unified_resources: true,
  },
  name: 'mistral-large-4',
  description: 'Official mistral-large-4 Mistral AI model',
  max_context_length: 524_288,
  aliases: ['mistral-large-4-0'],
  deprecation: '2026-08-31T12:00:00+02:00',
  deprecation_replacement_model: 'mistral-large-5',
  default_model_temperature: 1,
  billing_model_name: 'mistral-large-4-0-launch-discount',
  type: 'base',
};

const card: ModelCard = {
  id: 'mistral-large-4',
  name: 'mistral-large-4',
  description: 'Official mistral-large-4 Mistral AI model',
  aliases: ['mistral-large-4-0'],
  capabilities: { ...none, chat: true, functionCalling: true, reasoning: true, vision: true },
  contextTokens: 524_288,
  retiresAt: '2026-08-31T10:00:00.000Z',
  replacement: 'mistral-large-5',
  billingName: 'mistral-large-4-0-launch-discount',
  ownedBy: 'mistralai',
};

describe('listModels', () => {
  const { deprecation: _, ...ageless } = live;
  const { retiresAt: __, ...agelessCard } = card;
  const { max_context_length: ___, ...unmeasured } = live;
  const { contextTokens: ____, ...unmeasuredCard } = card;
  const rows: readonly (readonly [string, unknown, readonly ModelCard[]])[] = [
    ['a live card', { object: 'list', data: [live] }, [card]],
    ['a bare list', [live], [card]],
    ['an empty list', { object: 'list', data: [] }, []],
    ['a type that is new', { data: [{ ...live, type: 'distilled' }] }, [card]],
    ['no type', { data: [{ ...live, type: undefined }] }, [card]],
    ['a fine-tuned one', { data: [{ ...live, type: 'fine-tuned', job: 'j', root: 'r' }] }, [card]],
    [
      'a retirement without a zone',
      { data: [{ ...live, deprecation: '2026-08-31T10:00:00' }] },
      [card],
    ],
    ['a retirement that is none', { data: [{ ...live, deprecation: 'soon' }] }, [agelessCard]],
    ['a card that never retires', { data: [{ ...ageless, deprecation: null }] }, [agelessCard]],
    ['a created that is no whole number', { data: [{ ...live, created: 1.5 }] }, [card]],
    [
      'capabilities of null',
      { data: [{ ...live, capabilities: null }] },
      [{ ...card, capabilities: none }],
    ],
    ['fields that are new', { data: [{ ...live, price: { in: 1 } }], more: true }, [card]],
    [
      'a context that is no number, in an entry that the SDK does not know',
      { data: [{ ...unmeasured, max_context_length: 'long' }] },
      [unmeasuredCard],
    ],
    ['only an id', { data: [{ id: 'x' }] }, [{ id: 'x', aliases: [], capabilities: none }]],
    ['entries that are none', { data: [null, 7, 'x', {}, { id: '' }, live] }, [card]],
    [
      'escape sequences',
      { data: [{ id: 'a\x1b[31mb\n\u202ec', aliases: ['d\x07', 7] }] },
      [{ id: 'ab c', aliases: ['d'], capabilities: none }],
    ],
  ];

  it.each(rows)('reads %s', async (_what, body, models) => {
    server.play(json(body));
    expect((await client().listModels({ key })).models).toEqual(models);
    expect(server.received.at(-1)).toMatchObject({ method: 'GET', path: '/v1/models', body: '' });
  });

  it('reads JSON of another content type', async () => {
    server.play((response) =>
      response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify([live])),
    );
    expect((await client().listModels({ key })).models).toEqual([card]);
  });

  it.each([
    ['a page', '<html>'],
    ['nothing', ''],
    ['half of a document', '{"data":[{"id"'],
    ['null', 'null'],
    ['no list', '{"data":{}}'],
    ['an error', '{"object":"error","message":"x"}'],
  ])('throws bad-answer for a 200 with %s', async (_what, body) => {
    server.play((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    );
    const error = { code: 'bad-answer', host: server.host };
    expect(await errorOf(client().listModels({ key }))).toEqual(error);
  });

  it('stops reading an endless answer', async () => {
    const part = Buffer.alloc(1_000_000, 'x');
    let sent = 0;
    server.play((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const send = () => {
        sent += part.length;
        response.write(part, (failed) => (failed ? undefined : send()));
      };
      send();
    });
    expect(await errorOf(client().listModels({ key }))).toMatchObject({ code: 'bad-answer' });
    expect(sent).toBeLessThan(60_000_000);
  });

  it('never follows a redirect', async () => {
    const elsewhere = await startScripted();
    elsewhere.play(json([live]));
    for (const status of [301, 302, 303, 307, 308]) {
      server.play((response) =>
        response.writeHead(status, { location: `${elsewhere.baseUrl}/v1/models` }).end(),
      );
      const error = { code: 'network', problem: 'redirect', host: server.host };
      expect(await errorOf(client().listModels({ key }))).toEqual(error);
    }
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  it.each([
    ['401-revoked', { code: 'key-refused' }],
    ['404-page', { code: 'bad-answer' }],
    ['500-internal', { code: 'service', status: 500, correlationId: '01933b1e-7a' }],
  ])('is refused by %s', async (name, error) => {
    server.play(refusal(fixture(name)));
    expect(await errorOf(client().listModels({ key }))).toMatchObject(error);
  });

  it('uses the status if the body of a refusal is interrupted', async () => {
    server.play((response) => {
      response.writeHead(401, { 'content-length': '1000' });
      response.write('{"detail"', () => response.socket?.resetAndDestroy());
    });
    expect(await errorOf(client().listModels({ key }))).toEqual({ code: 'key-refused' });
  });

  it('reports that nothing listens', async () => {
    const gone = await startScripted();
    await gone.close();
    const clock = createFakeClock();
    const call = createMistral({ baseUrl: gone.baseUrl, clock }).listModels({ key });
    expect(await errorOf(call)).toEqual({ code: 'network', problem: 'refused', host: gone.host });
  });
});

describe('embed', () => {
  const request = { model: 'mistral-embed', inputs: ['a', 'b'] };
  const entry = (index: number, embedding: unknown) => ({ object: 'embedding', embedding, index });
  const answer = {
    id: 'e1',
    object: 'list',
    model: 'mistral-embed',
    data: [entry(0, [1, 0]), entry(1, [0, 1])],
    usage: { prompt_tokens: 10, total_tokens: 10, completion_tokens: 0, request_count: null },
  };
  const usage = { promptTokens: 10, completionTokens: 0, totalTokens: 10 };
  const vectors = [
    [1, 0],
    [0, 1],
  ];
  const metadata = { limits: [{ unit: 'req', window: 'minute', limit: 50 }] };
  const embed = () => client().embed(request, { key });

  it('sends exactly the request', async () => {
    server.play(json(answer));
    await embed();
    const sent = server.received.at(-1);
    expect(sent).toMatchObject({ method: 'POST', path: '/v1/embeddings' });
    expect(JSON.parse(sent?.body ?? '')).toEqual({ model: 'mistral-embed', input: ['a', 'b'] });
  });

  it.each([
    ['an answer', answer, usage],
    ['entries out of order', { ...answer, data: [...answer.data].reverse() }, usage],
    [
      'entries without an index',
      { ...answer, data: vectors.map((embedding) => ({ embedding })) },
      usage,
    ],
    ['usage of null', { ...answer, usage: null }, undefined],
    ['no id, object or model', { data: answer.data, usage: { prompt_tokens: 10 } }, usage],
  ])('reads %s', async (_what, body, counted) => {
    server.play(json(body, { 'x-ratelimit-limit-req-minute': '50' }));
    const expected = {
      model: 'mistral-embed',
      vectors,
      metadata: metadata,
      ...(counted && { usage: counted }),
    };
    expect(await embed()).toEqual(expected);
  });

  it.each([
    ['too few vectors', { ...answer, data: [entry(0, [1])] }],
    ['too many vectors', { ...answer, data: [...answer.data, entry(2, [1, 1])] }],
    ['the same index twice', { ...answer, data: [entry(0, [1, 0]), entry(0, [0, 1])] }],
    ['vectors of two lengths', { ...answer, data: [entry(0, [1, 0]), entry(1, [1])] }],
    ['empty vectors', { ...answer, data: [entry(0, []), entry(1, [])] }],
    ['vectors in base64', { ...answer, data: [entry(0, 'AAAA'), entry(1, 'AAAA')] }],
    ['vectors with holes', { ...answer, data: [entry(0, [1, null]), entry(1, [0, 1])] }],
    ['no data', {}],
  ])('throws bad-answer for %s', async (_what, body) => {
    server.play(json(body));
    expect(await errorOf(embed())).toEqual({ code: 'bad-answer', host: server.host });
  });

  it('includes the model in a refusal', async () => {
    server.play(refusal(fixture('429-capacity')));
    expect(await errorOf(embed())).toEqual({ code: 'capacity', model: 'mistral-embed' });
  });
});

describe('an answer that is too large or deep', () => {
  const tooMuch = (problem: string) => ({
    code: 'bad-answer',
    host: server.host,
    exceeded: { problem },
  });

  it.each([
    ['an endless list', { data: Array(10_001).fill({ id: 'm' }) }, 'too-many'],
    [
      'a list of aliases without end',
      { data: [{ id: 'm', aliases: Array(10_000).fill('a') }] },
      'too-many',
    ],
    ['nested lists', JSON.parse(`${'['.repeat(101)}${']'.repeat(101)}`), 'too-deep'],
    ['nested objects', JSON.parse(`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`), 'too-deep'],
  ])('is refused if it is %s', async (_, body, problem) => {
    server.play(json(body));
    expect(await errorOf(client().listModels({ key }))).toMatchObject(tooMuch(problem));
  });

  it('is not assumed because of brackets in a text', async () => {
    const description = `${'['.repeat(200)}\\"${'{'.repeat(200)}`;
    server.play(json({ data: [{ id: 'm', description }] }));
    expect((await client().listModels({ key })).models).toHaveLength(1);
  });
});

describe('completeChat', () => {
  const ask = { model: 'm', messages: [{ role: 'user', content: 'Hi' }], maxTokens: 1 } as const;
  const usage = { prompt_tokens: 5, completion_tokens: 1, total_tokens: 6 };
  const answer = (message: object) => ({
    id: 'c1',
    object: 'chat.completion',
    model: 'm-1',
    usage,
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'length' }],
  });
  const expected = {
    text: 'Hello',
    reason: 'length',
    model: 'm-1',
    usage: { promptTokens: 5, completionTokens: 1, totalTokens: 6 },
    metadata: { limits: [{ unit: 'req', window: 'minute', limit: 60, remaining: 59 }] },
  };
  const limits = {
    'x-ratelimit-limit-req-minute': '60',
    'x-ratelimit-remaining-req-minute': '59',
  };

  it('requests one piece, and returns the remaining limits', async () => {
    server.play(json(answer({ content: 'Hello' }), limits));
    expect(await client().completeChat(ask, { key })).toEqual(expected);
    expect(JSON.parse(server.received.at(-1)?.body ?? '')).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'Hi' }],
      max_tokens: 1,
      stream: false,
    });
  });

  it('leaves out thinking, and returns function calls', async () => {
    const content = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
      { type: 'text', text: 'Hello' },
    ];
    const tool_calls = [{ id: 'c', function: { name: 'f', arguments: '{}' } }];
    server.play(json(answer({ content, tool_calls }), limits));
    const toolCalls = [{ id: 'c', name: 'f', arguments: '{}' }];
    expect(await client().completeChat(ask, { key })).toEqual({ ...expected, toolCalls });
  });

  it('reads a stream if a proxy sends one anyway', async () => {
    server.play(stream([delta('Hel'), delta('lo'), ending()]));
    expect(await client().completeChat(ask, { key })).toMatchObject({ text: 'Hello' });
  });

  it('throws bad-answer without a choice', async () => {
    server.play(json({ object: 'list', data: [] }));
    expect(await errorOf(client().completeChat(ask, { key }))).toMatchObject({
      code: 'bad-answer',
    });
  });
});

describe('streamChat', () => {
  it('reads a complete answer if a proxy does not stream', async () => {
    const message = { role: 'assistant', content: 'Hello' };
    server.play(json({ model: 'm-1', choices: [{ message, finish_reason: 'stop' }] }));
    const ask = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] } as const;
    const events = [];
    for await (const event of client().streamChat(ask, { key })) events.push(event);
    expect(events).toMatchObject([
      { type: 'text', text: 'Hello' },
      { type: 'finish', reason: 'stop', model: 'm-1' },
    ]);
  });

  it.each([
    [0, { temperature: 0, top_p: 1 }],
    [0.3, { temperature: 0.3 }],
  ])(
    'is sent with a temperature of %s in the form that the service accepts',
    async (temperature, sent) => {
      server.play(stream([ending()]));
      const messages = [{ role: 'user', content: 'Hi' }] as const;
      for await (const _ of client().streamChat({ model: 'm', messages, temperature }, { key }));
      const {
        model,
        messages: _messages,
        stream: isStream,
        ...rest
      } = JSON.parse(server.received.at(-1)?.body ?? '');
      expect(rest).toEqual(sent);
    },
  );
});
