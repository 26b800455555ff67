import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainLine, plainText } from '../../../src/i18n/plain-text.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { loadSdk } from '../../../src/services/mistral/http/sdk.ts';
import type { ChatEvent, MistralPort } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { json, type ScriptedServer, startScripted, stream } from './scripted-server.ts';
import { answersOf, type Fields } from './specification-answers.ts';
import { complaints } from './specification-check.ts';
import { specification } from './specification-schema.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');
const runs = { numRuns: 40 };

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
  await loadSdk();
});
afterAll(() => server.close());

const client = (): MistralPort =>
  createMistral({ baseUrl: server.baseUrl, clock: createFakeClock({ autoAdvance: true }) });

/** Numbers of tokens of a call that used some. */
const counted: Fields = {
  'UsageInfo.prompt_tokens': fc.integer({ min: 1, max: 9_000 }),
  'UsageInfo.total_tokens': fc.integer({ min: 1, max: 9_000 }),
};

type Answer = Readonly<Record<string, unknown>>;

const field = (value: unknown, name: string): unknown => (value as Answer | undefined)?.[name];
const list = (value: unknown, name: string) => (field(value, name) ?? []) as readonly unknown[];

/** The tokens of an answer, as the specification has them. */
function usageOf(answer: unknown) {
  const usage = field(answer, 'usage');
  return {
    promptTokens: field(usage, 'prompt_tokens'),
    completionTokens: field(usage, 'completion_tokens'),
    totalTokens: field(usage, 'total_tokens'),
  };
}

/** Returns a displayed name; the requested one if the answer's name has no visible characters. */
const nameOf = (answer: unknown, asked: string) =>
  plainLine((field(answer, 'model') as string) || asked);

/** Returns the text or the thinking in a `content`. */
function saidIn(content: unknown, kind: 'text' | 'thinking'): string {
  if (typeof content === 'string') return kind === 'text' ? content : '';
  if (!Array.isArray(content)) return '';
  const parts = kind === 'text' ? content : content.flatMap((part) => list(part, 'thinking'));
  return parts.map((part) => field(part, 'text') ?? '').join('');
}

describe('reads every answer that the specification allows', () => {
  it('models', async () => {
    const answers = answersOf({ ...specification('models-answer'), required: ['data'] });
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        server.play(json(answer));
        const { models } = await client().listModels({ key });
        const named = list(answer, 'data').filter((card) => plainLine(field(card, 'id') as string));
        expect(models.map(({ id }) => id)).toEqual(
          named.map((card) => plainLine(field(card, 'id') as string)),
        );
        for (const [place, { aliases, capabilities, retiresAt }] of models.entries()) {
          const card = named[place];
          expect(aliases).toEqual(list(card, 'aliases').map((alias) => plainLine(alias as string)));
          const able = field(card, 'capabilities');
          expect(capabilities.chat).toBe(field(able, 'completion_chat') === true);
          expect(retiresAt ?? null).toBe(field(card, 'deprecation') ?? null);
        }
      }),
      runs,
    );
  });

  it('a missing list of models', async () => {
    server.play(json({ object: 'list' }), json({}));
    expect((await client().listModels({ key })).models).toEqual([]);
    expect((await client().listModels({ key })).models).toEqual([]);
  });

  it('chat', async () => {
    const chunk = specification('chat-stream-chunk');
    const choices = chunk.properties?.['choices']?.items ?? {};
    const one = fc.array(answersOf({ ...choices, $defs: chunk.$defs ?? {} }, counted), {
      maxLength: 1,
    });
    const chunks = answersOf(chunk, { ...counted, '.choices': one });
    const ends = fc.constantFrom('stop', 'length', 'error', 'tool_calls');
    await fc.assert(
      fc.asyncProperty(fc.array(chunks, { maxLength: 5 }), ends, async (all, end) => {
        const last = {
          id: 'e',
          model: 'm',
          choices: [{ index: 0, delta: {}, finish_reason: end }],
        };
        const events = [...all, last].map((each) => `data: ${JSON.stringify(each)}\n\n`);
        server.play(stream([...events, 'data: [DONE]\n\n']));
        const got: ChatEvent[] = [];
        const request = { model: 'm', messages: [{ role: 'user', content: 'Hi' }] } as const;
        for await (const event of client().streamChat(request, { key })) got.push(event);
        const contents = all.map((each) =>
          field(field(list(each, 'choices')[0], 'delta'), 'content'),
        );
        for (const kind of ['text', 'thinking'] as const) {
          const said = got.map((event) => (event.type === kind ? event.text : '')).join('');
          expect(said).toBe(plainText(contents.map((each) => saidIn(each, kind)).join('')));
        }
        const finish = got.at(-1);
        expect(finish).toMatchObject({ type: 'finish', reason: end });
        const usage = all.findLast((each) => field(each, 'usage') !== undefined);
        expect(finish).toMatchObject(usage === undefined ? {} : { usage: usageOf(usage) });
      }),
      runs,
    );
  });

  it('embeddings', async () => {
    const inputs = ['one', 'two', 'three'];
    const schema = specification('embeddings-answer');
    const entry = schema.$defs?.['EmbeddingResponseData'] ?? {};
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const vector = fc.array(number, { minLength: 4, maxLength: 4 });
    const entries = inputs.map((_, index) =>
      answersOf(
        { ...entry, required: ['embedding'] },
        { '.embedding': vector, '.index': fc.constant(index) },
      ),
    );
    const answers = answersOf(schema, { ...counted, '.data': fc.tuple(...entries) });
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        server.play(json(answer));
        const request = { model: 'mistral-embed', inputs };
        const { vectors, model, usage } = await client().embed(request, { key });
        expect(JSON.stringify(vectors)).toBe(
          JSON.stringify(list(answer, 'data').map((each) => field(each, 'embedding'))),
        );
        expect(model).toBe(nameOf(answer, 'mistral-embed'));
        expect(usage).toMatchObject(usageOf(answer));
      }),
      runs,
    );
  });

  it('embeddings out of order', async () => {
    const data = [2, 0, 1].map((index) => ({ object: 'embedding', embedding: [index], index }));
    server.play(json({ id: 'e', object: 'list', model: 'm', data, usage: {} }));
    const answer = await client().embed({ model: 'm', inputs: ['a', 'b', 'c'] }, { key });
    expect(answer.vectors).toEqual([[0], [1], [2]]);
  });

  it('completed code', async () => {
    const schema = specification('fim-answer');
    const choice = answersOf({
      ...schema.$defs?.['ChatCompletionChoice'],
      $defs: schema.$defs ?? {},
    });
    const answers = answersOf(schema, { ...counted, '.choices': fc.tuple(choice) });
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        server.play(json(answer));
        const request = { model: 'codestral-latest', prompt: 'def', suffix: 'end' };
        const { text, reason, usage } = await client().completeFim(request, { key });
        const [first] = list(answer, 'choices');
        const content = field(field(first, 'message'), 'content');
        expect(text).toBe(plainText(saidIn(content, 'text')));
        expect(reason).toBe(field(first, 'finish_reason'));
        expect(usage).toMatchObject(usageOf(answer));
      }),
      runs,
    );
  });

  it('moderation', async () => {
    const schema = specification('moderation-answer');
    const result = answersOf({ ...schema.$defs?.['ModerationObject'] });
    const answers = answersOf(schema, { '.results': fc.tuple(result, result) });
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        server.play(json(answer));
        const request = { model: 'mistral-moderation-latest', inputs: ['a', 'b'] };
        const { results } = await client().moderate(request, { key });
        expect(results).toHaveLength(2);
        for (const [place, scores] of results.entries()) {
          const given = list(answer, 'results')[place];
          const [flags, values] = [field(given, 'categories'), field(given, 'category_scores')];
          for (const { category, flagged, score } of scores) {
            expect(flagged).toBe(field(flags, category) === true);
            expect(score).toBe(field(values, category));
          }
          const names = new Set([flags, values].flatMap((each) => Object.keys(each ?? {})));
          expect(scores.map(({ category }) => category).sort()).toEqual([...names].sort());
        }
      }),
      runs,
    );
  });

  it('read documents', async () => {
    await fc.assert(
      fc.asyncProperty(answersOf(specification('ocr-answer')), async (answer) => {
        server.play(json(answer));
        const document = { mediaType: 'application/pdf', bytes: new Uint8Array([1, 2]) };
        const request = { model: 'mistral-ocr-latest', document };
        const { texts, pages } = await client().readDocument(request, { key });
        const said = list(answer, 'pages').map((page) =>
          plainText(field(page, 'markdown') as string),
        );
        expect([...texts].sort()).toEqual(said.sort());
        expect(pages).toBe(field(field(answer, 'usage_info'), 'pages_processed'));
      }),
      runs,
    );
  });
});

describe('sends only what the specification has', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const user = { role: 'user', content: 'Hi' } as const;
  const tool = { name: 'now', description: 'The time', parameters: { type: 'object' } };
  const call = { id: 'abcdef123', name: 'now', arguments: '{}' };

  async function sent(use: (mistral: MistralPort) => Promise<unknown>) {
    server.play((response) => response.writeHead(500).end());
    const before = server.received.length;
    await use(client()).catch(() => {});
    expect(server.received.length - before, 'it was sent').toBe(1);
    const last = server.received.at(-1);
    return { ...last, body: last?.body === '' ? undefined : JSON.parse(last?.body ?? '') };
  }

  const chat =
    (request: Omit<Parameters<MistralPort['streamChat']>[0], 'model'>) =>
    async (mistral: MistralPort): Promise<void> => {
      for await (const _ of mistral.streamChat({ model: 'm', ...request }, { key }));
    };

  it.each<[string, string, string, (mistral: MistralPort) => Promise<unknown>]>([
    ['a question', 'chat', '/v1/chat/completions', chat({ messages: [user] })],
    [
      'a conversation with every setting',
      'chat',
      '/v1/chat/completions',
      chat({
        messages: [
          { role: 'system', content: 'Be brief.' },
          user,
          { role: 'assistant', content: 'Hi' },
          user,
        ],
        temperature: 0.7,
        maxTokens: 10,
        randomSeed: 42,
      }),
    ],
    [
      'functions, and what they gave',
      'chat',
      '/v1/chat/completions',
      chat({
        messages: [
          user,
          { role: 'assistant', content: '', toolCalls: [call] },
          { role: 'tool', callId: call.id, name: 'now', content: '12:00' },
        ],
        tools: [tool],
        toolChoice: 'any',
      }),
    ],
    [
      'a picture',
      'chat',
      '/v1/chat/completions',
      chat({ messages: [{ ...user, pictures: [{ mediaType: 'image/png', bytes }] }] }),
    ],
    [
      'texts',
      'embeddings',
      '/v1/embeddings',
      (mistral) => mistral.embed({ model: 'm', inputs: ['a', 'b'] }, { key }),
    ],
    [
      'texts, and how many numbers each shall have',
      'embeddings',
      '/v1/embeddings',
      (mistral) => mistral.embed({ model: 'm', inputs: ['a'], dimensions: 512 }, { key }),
    ],
    [
      'code with a gap',
      'fim',
      '/v1/fim/completions',
      (mistral) =>
        mistral.completeFim({ model: 'm', prompt: 'a', suffix: 'b', maxTokens: 9 }, { key }),
    ],
    [
      'texts to judge',
      'moderation',
      '/v1/moderations',
      (mistral) => mistral.moderate({ model: 'm', inputs: ['a'] }, { key }),
    ],
    ...(['image/png', 'application/pdf'] as const).map(
      (mediaType) =>
        [
          `a document, ${mediaType}`,
          'ocr',
          '/v1/ocr',
          (mistral: MistralPort) =>
            mistral.readDocument(
              { model: 'm', document: { mediaType, bytes }, pages: [0] },
              { key },
            ),
        ] as [string, string, string, (mistral: MistralPort) => Promise<unknown>],
    ),
  ])('%s', async (_what, situation, path, use) => {
    const got = await sent(use);
    expect([got.method, got.path]).toEqual(['POST', path]);
    expect(complaints(got.body, specification(`${situation}-request`))).toEqual([]);
  });

  it('requests the list of models without a body', async () => {
    const got = await sent((mistral) => mistral.listModels({ key }));
    expect([got.method, got.path, got.body]).toEqual(['GET', '/v1/models', undefined]);
  });
});

describe('the check against the specification', () => {
  const schema = specification('chat-request');
  const messages = [{ role: 'user', content: 'Hi' }];

  it.each([
    [{ model: 'm', messages }, []],
    [{ model: 'm', messages, stream_options: {} }, ['.stream_options is unknown']],
    [{ model: 'm' }, ['.messages is missing']],
    [{ model: 'm', messages, max_tokens: '5' }, ['.max_tokens is "5"', '.max_tokens is "5"']],
    [{ model: 'm', messages, temperature: 1.6 }, ['.temperature is 1.6', '.temperature is 1.6']],
  ])('of %j finds %j', (body, found) => {
    expect(complaints(body, schema)).toEqual(found);
  });

  it('accepts every generated answer', () => {
    const made = specification('embeddings-answer');
    const plain = fc.constant({});
    fc.assert(
      fc.property(answersOf(made, { '.usage': plain }), (answer) => {
        const found = complaints(answer, made).filter((each) => !/unknown|usage/.test(each));
        expect(found).toEqual([]);
      }),
    );
  });
});
