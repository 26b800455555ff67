import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { learnNames } from '../../../src/core/models/account-names.ts';
import { foldModels } from '../../../src/core/models/fold-models.ts';
import { callIdOf } from '../../../src/core/models/model-row.ts';
import { entryCost } from '../../../src/core/spending/ledger-usage.ts';
import type { ErrorData } from '../../../src/errors/errors.ts';
import { errorText } from '../../../src/i18n/errors.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { createModelNames } from '../../../src/services/model-names.ts';
import { errorOf } from '../../support/error-of.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { key } from '../../support/fakes/services.ts';
import { type Recording, recording, recordingNames } from './answer-fixture.ts';
import { recordedError } from './recorded-errors.ts';
import { type Play, type ScriptedServer, startScripted } from './scripted-server.ts';

/** A recorded answer. */
interface Recorded {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly sse?: string;
}

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

/** Serves an answer whole, or in pieces of the given number of bytes. */
function replay({ status, headers, body, sse }: Recorded, pieceBytes?: number): Play {
  const bytes = Buffer.from(sse ?? body ?? '');
  return (response) => {
    response.writeHead(status, headers);
    if (pieceBytes === undefined) return void response.end(bytes);
    const send = (at: number): void => {
      if (at >= bytes.length) return void response.end();
      response.write(bytes.subarray(at, at + pieceBytes), () =>
        setImmediate(send, at + pieceBytes),
      );
    };
    send(0);
  };
}

const client = () =>
  createMistral({ baseUrl: server.baseUrl, clock: createFakeClock({ autoAdvance: true }) });
const ask = { model: 'mistral-small-latest', messages: [{ role: 'user', content: 'Hi' }] } as const;

/** Returns the complete text of a chat with its finish. */
async function chatted() {
  const said = { text: '', thinking: '' };
  for await (const event of client().streamChat(ask, { key })) {
    if (event.type === 'finish') return { ...said, ...event };
    said[event.type] += event.text;
  }
  throw new Error('no finish');
}

function stream(...chunks: readonly object[]): Recorded {
  const events = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
  return {
    status: 200,
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'mistral-correlation-id': 'c-1',
    },
    sse: `${events.join('')}data: [DONE]\n\n`,
  };
}

function chunk(delta: object, end: object = {}, rest: object = {}) {
  const choice = { index: 0, delta, finish_reason: null, ...end };
  return {
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'mistral-small-latest',
    choices: [choice],
    ...rest,
  };
}

const begin = chunk({ role: 'assistant', content: '' });
const usage = (cached: number) => ({
  prompt_tokens: 900,
  completion_tokens: 4,
  total_tokens: 904,
  prompt_tokens_details: { cached_tokens: cached },
  service_tier: 'standard',
});
const stop = { finish_reason: 'stop' };

/** Streams in the shapes that were recorded, by situation. */
const streams: Readonly<Record<string, readonly [Recorded, object]>> = {
  'the last text comes with finish and usage': [
    stream(
      begin,
      chunk({ content: 'Bon' }, {}, { p: 'abcdef' }),
      chunk({ content: 'jour' }, stop, { usage: usage(0), p: 'a' }),
    ),
    { text: 'Bonjour', reason: 'stop', usage: { promptTokens: 900, cachedTokens: 0 } },
  ],
  'most of the prompt is cached': [
    stream(begin, chunk({ content: 'Oui' }), chunk({ content: '' }, stop, { usage: usage(800) })),
    { text: 'Oui', usage: { promptTokens: 900, cachedTokens: 800 } },
  ],
  'thinking and text in one chunk, an empty thought, no closing': [
    stream(
      begin,
      chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Voyons' }] }] }),
      chunk({
        content: [
          { type: 'thinking', thinking: [], closed: true },
          { type: 'text', text: 'Voilà é🧀' },
        ],
      }),
      chunk({ content: '' }, stop, { usage: usage(0) }),
    ),
    { thinking: 'Voyons', text: 'Voilà é🧀' },
  ],
  'one token and the limit': [
    stream(begin, chunk({ content: 'V' }, { finish_reason: 'length' }, { usage: usage(0) })),
    { text: 'V', reason: 'length' },
  ],
  'two calls in the last chunk': [
    stream(
      begin,
      chunk(
        {
          tool_calls: [
            { id: 'a1', type: 'function', function: { name: 'one', arguments: '{}' }, index: 0 },
            {
              id: 'b2',
              type: 'function',
              function: { name: 'two', arguments: '{"x": 1}' },
              index: 1,
            },
          ],
        },
        { finish_reason: 'tool_calls' },
        { usage: usage(0) },
      ),
    ),
    { toolCalls: [{ name: 'one' }, { name: 'two', arguments: '{"x": 1}' }] },
  ],
  'a name first, its arguments later, without a repeated id': [
    stream(
      chunk({
        tool_calls: [{ id: 'long-id', function: { name: 'find', arguments: '' }, index: 0 }],
        content: '',
      }),
      chunk({ tool_calls: [{ function: { name: '', arguments: '{"q": "x"}' }, index: 0 }] }),
      chunk({ content: '' }, { finish_reason: 'tool_calls' }, { usage: usage(0) }),
    ),
    { toolCalls: [{ id: 'long-id', name: 'find', arguments: '{"q": "x"}' }] },
  ],
  'null content and null usage, as in 2024': [
    stream(
      { ...begin, usage: null },
      chunk({ role: null, content: 'Ah' }, {}, { usage: null }),
      chunk({ content: null }, stop, {
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      }),
    ),
    { text: 'Ah', usage: { totalTokens: 2 } },
  ],
};

describe('a stream in a recorded shape', () => {
  const cases = Object.entries(streams).flatMap(([situation, [answer, expected]]) =>
    [undefined, 7].map((bytes) => [situation, bytes, answer, expected] as const),
  );
  test.each(cases)('%s, in pieces of %s bytes', async (_, bytes, answer, expected) => {
    server.play(replay(answer, bytes));
    expect(await chatted()).toMatchObject({ ...expected, metadata: { limits: [] } });
  });
});

/** Makes the recorded call; resolves to its result. */
async function called({ request: { path }, response }: Recording): Promise<unknown> {
  const mistral = client();
  const document = { mediaType: 'application/pdf', bytes: new Uint8Array([37]) };
  const { model } = ask;
  switch (path) {
    case '/v1/models':
      return await mistral.listModels({ key });
    case '/v1/embeddings': {
      const { data = [] } = response.status === 200 ? JSON.parse(response.body ?? '') : {};
      const inputs = response.status === 200 ? data.map(() => 'x') : ['x'];
      return await mistral.embed({ model, inputs }, { key });
    }
    case '/v1/moderations':
      return await mistral.moderate({ model, inputs: ['x'] }, { key });
    case '/v1/fim/completions':
      return await mistral.completeFim({ model, prompt: 'a', suffix: 'b' }, { key });
    case '/v1/ocr':
      return await mistral.readDocument({ model, document }, { key });
    default:
      return await chatted();
  }
}

describe.skipIf(recordingNames.length === 0)('an answer of the real service, replayed', () => {
  const cases = recordingNames.flatMap((name) =>
    [undefined, 7].map((bytes) => [name, bytes] as const),
  );
  test.each(cases)('%s, in pieces of %s bytes', async (name, bytes) => {
    const answer = recording(name);
    const { body = '' } = answer.response;
    // Serving vectors in pieces of seven bytes takes seconds without testing more.
    server.play(replay(answer.response, body.length > 20_000 ? undefined : bytes));
    if (!name.startsWith('err-')) {
      expect(await called(answer)).toBeDefined();
      return;
    }
    const error = await errorOf(called(answer));
    expect(error).toMatchObject({ code: recordedError(name) ?? 'no row for this refusal' });
    for (const lang of langs) expect(errorText(lang, error as ErrorData)).not.toMatch(/[{}]|\\"/);
  });

  test.runIf(recordingNames.includes('models-2026-08-rig'))(
    'the list of August 2026 offers each model under its own name, at one price',
    async () => {
      server.play(replay(recording('models-2026-08-rig').response));
      const { models } = await client().listModels({ key });
      const modelNames = createModelNames();
      learnNames(modelNames, models);
      const rows = foldModels(models, Date.UTC(2026, 10, 29));
      const small = rows.find(({ id }) => id === 'mistral-small-2603');
      expect(small && callIdOf(small)).toBe('mistral-small-latest');
      const called = rows.map(callIdOf);
      expect(called).toContain('mistral-medium-latest');
      expect(called.filter((id) => id.startsWith('magistral'))).toEqual([]);
      const counts = { promptTokens: 1_000_000, completionTokens: 0, totalTokens: 1_000_000 };
      for (const model of [
        'mistral-small-latest',
        'magistral-small-latest',
        'mistral-vibe-cli-fast',
      ]) {
        const cost = entryCost({ kind: 'chat', model, usage: counts, tookMs: 1 }, modelNames);
        expect(cost).toMatchObject({ usd: (small?.usd?.input ?? 0) * 1e9 });
      }
    },
  );
});
