import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/errors/errors.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fixture, fixtureNames } from './fixture.ts';
import {
  delta,
  ending,
  json,
  refusal,
  type ScriptedServer,
  startScripted,
  stream,
} from './scripted-server.ts';

const text = 'abcdefghijklmnopqrstuvwxyz012345';
const key = new Secret(text);
const foreign = 'keyOfTheEnvironment0000000000000';
const ask = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] } as const;
const list = { object: 'list', data: [{ id: 'm', type: 'base', capabilities: {} }] };
const paper = { mediaType: 'application/pdf', bytes: new Uint8Array([37, 80]) };
const filled = {
  id: 'f',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  usage: {},
  choices: [{ index: 0, message: { role: 'assistant', content: 'x' }, finish_reason: 'stop' }],
};
const vectors = {
  id: 'e',
  object: 'list',
  model: 'm',
  usage: {},
  data: [{ embedding: [1], index: 0 }],
};

let server: ScriptedServer;
const printed: unknown[] = [];

beforeAll(async () => {
  server = await startScripted();
  // The variables that the SDK reads when it is loaded.
  vi.stubEnv('MISTRAL_DEBUG', '1');
  vi.stubEnv('MISTRAL_API_KEY', foreign);
  vi.stubEnv('MISTRAL_SDK_TELEMETRY', 'dedicated');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});
beforeEach(() => {
  printed.length = 0;
  const note = (...said: unknown[]) => {
    printed.push(...said);
    return true;
  };
  for (const name of [
    'log',
    'info',
    'warn',
    'error',
    'debug',
    'group',
    'groupCollapsed',
    'dir',
    'trace',
  ] as const) {
    vi.spyOn(console, name).mockImplementation(note);
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(note);
  vi.spyOn(process.stderr, 'write').mockImplementation(note);
});
afterEach(() => vi.restoreAllMocks());

const client = () =>
  createMistral({ baseUrl: server.baseUrl, clock: createFakeClock({ autoAdvance: true }) });

async function drain(events: AsyncIterable<unknown>): Promise<unknown[]> {
  const all = [];
  for await (const event of events) all.push(event);
  return all;
}

const calls = [
  ['listModels', (secret: Secret) => client().listModels({ key: secret })],
  ['streamChat', (secret: Secret) => drain(client().streamChat(ask, { key: secret }))],
  ['embed', (secret: Secret) => client().embed({ model: 'm', inputs: ['a'] }, { key: secret })],
  [
    'completeFim',
    (secret: Secret) =>
      client().completeFim({ model: 'm', prompt: 'a', suffix: 'b' }, { key: secret }),
  ],
  [
    'moderate',
    (secret: Secret) => client().moderate({ model: 'm', inputs: ['a'] }, { key: secret }),
  ],
  [
    'readDocument',
    (secret: Secret) => client().readDocument({ model: 'm', document: paper }, { key: secret }),
  ],
] as const;

const retired = { 'x-model-deprecation-timestamp': '2026-12-01T00:00:00Z' };
const plays = {
  listModels: json(list, retired),
  streamChat: stream([ending()], 'end', retired),
  embed: json(vectors, retired),
  completeFim: json(filled, retired),
  moderate: json({ id: 'd', model: 'm', results: [{}] }, retired),
  readDocument: json({ pages: [], model: 'm', usage_info: { pages_processed: 0 } }, retired),
};

describe.each(calls)('%s', (name, call) => {
  it('prints nothing, with MISTRAL_DEBUG set and a model that is retired', async () => {
    server.play(plays[name]);
    await call(key);
    expect(printed).toEqual([]);
    expect(server.received.at(-1)?.headers.authorization).toBe(`Bearer ${text}`);
  });

  it('never sends the key of the environment', async () => {
    server.play(plays[name]);
    await call(new Secret('another0000000000000000000000000'));
    const { headers } = server.received.at(-1) ?? {};
    expect(headers?.authorization).toBe('Bearer another0000000000000000000000000');
    expect(JSON.stringify(server.received)).not.toContain(foreign);
  });

  it.each(['', 'clé0000000000000000000000000000', 'key🔑', 'two words', 'line\nbreak', 'nul\0'])(
    'sends nothing with the key %j',
    async (unsendable) => {
      const before = server.received.length;
      const thrown = await Promise.resolve(call(new Secret(unsendable))).catch(
        (reason: unknown) => reason,
      );
      const problem = unsendable === '' ? 'empty' : 'unsendable';
      expect(thrown).toMatchObject({ error: { code: 'key-malformed', problem } });
      expect(server.received).toHaveLength(before);
    },
  );

  it.each(fixtureNames())('throws an error without key and request for %s', async (situation) => {
    server.play(refusal(fixture(situation)));
    await expectClean(call(key));
  });

  it('throws an error without the key if the answer repeats it', async () => {
    server.play((response) =>
      response
        .writeHead(400, { 'content-type': 'application/json', 'mistral-correlation-id': text })
        .end(JSON.stringify({ message: `Bad header: Bearer ${text}` })),
    );
    await expectClean(call(key));
    server.play((response) => response.writeHead(500, { 'mistral-correlation-id': text }).end());
    await expectClean(call(key));
  });

  it('throws an error without the key if the connection breaks', async () => {
    server.play((response) => response.socket?.resetAndDestroy());
    await expectClean(call(key));
  });
});

/** Expects that the call throws an `AppError` without other properties, and that nothing was printed. */
async function expectClean(work: Promise<unknown>): Promise<void> {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(AppError);
  const error = thrown as AppError;
  expect(error.cause).toBeUndefined();
  expect(Object.keys(error).sort()).toEqual(['error', 'name']);
  const told = `${inspect(error, { depth: 20, showHidden: true })}${JSON.stringify(error)}${error.stack}`;
  expect(told).not.toContain(text);
  expect(told).not.toContain('Bearer a');
  expect(printed).toEqual([]);
}

describe('an answer that repeats the key', () => {
  it('is masked', async () => {
    server.play(json({ data: [{ id: 'm', description: `you are ${text}` }] }));
    expect(inspect(await client().listModels({ key }), { depth: 9 })).not.toContain(text);
    server.play(stream([delta(`you are ${text}`), ending()]));
    expect(await drain(client().streamChat(ask, { key }))).toMatchObject([
      { text: 'you are ••••' },
      { type: 'finish' },
    ]);
  });

  const escaped = [...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('');
  const said = (answer: unknown) => inspect(answer, { depth: 9, maxStringLength: null });

  it('is masked if JSON escapes hide the key', async () => {
    const list = `{"data":[{"id":"m","description":"${escaped}","aliases":["${escaped}"]}]}`;
    server.play((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(list),
    );
    expect(said(await client().listModels({ key }))).not.toContain(text);
    server.play((response) => response.writeHead(400).end(`{"message":"no: ${escaped}"}`));
    await expectClean(client().listModels({ key }));
  });

  it.each([4, 16, 31])('is masked if the key is cut after %d letters', async (at) => {
    const cut = (kind: (piece: string) => unknown) => [
      delta(kind(`my ${text.slice(0, at)}`)),
      delta(kind(`${text.slice(at)} it is`)),
    ];
    const thought = (piece: string) => [
      { type: 'thinking', thinking: [{ type: 'text', text: piece }] },
    ];
    server.play(stream([...cut(thought), ...cut((piece) => piece), ending()]));
    const events = await drain(client().streamChat(ask, { key }));
    const texts = events.flatMap((event) => (event as { text?: string }).text ?? []);
    expect(texts.join('')).toBe('my •••• it ismy •••• it is');
  });

  it('is masked if invisible characters split the key', async () => {
    server.play(stream([delta(`my ${text.slice(0, 9)}\u200b${text.slice(9)}`), ending()]));
    expect(said(await drain(client().streamChat(ask, { key })))).not.toContain(text);
  });

  it('is masked in the tool calls of a model', async () => {
    const call = { id: 'c', function: { name: 'f', arguments: JSON.stringify({ key: text }) } };
    const choice = { delta: { tool_calls: [call] }, finish_reason: 'tool_calls' };
    server.play(stream([`data: ${JSON.stringify({ choices: [choice] })}\n\n`]));
    expect(said(await drain(client().streamChat(ask, { key })))).not.toContain(text);
  });
});
