import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { errorOf } from '../../support/error-of.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fixture } from './fixture.ts';
import { json, type Play, refusal, type ScriptedServer, startScripted } from './scripted-server.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');
const red = '\u001b[31m';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScripted();
});
afterAll(() => server.close());

const clock = () => createFakeClock({ autoAdvance: true });
const client = () => createMistral({ baseUrl: server.baseUrl, clock: clock() });
const metadata = { limits: [{ unit: 'req', window: 'minute', limit: 50 }] };
const limits = { 'x-ratelimit-limit-req-minute': '50' };

/** Returns the last request. */
function sent(): { readonly path: string; readonly body: unknown } {
  const { path = '', body = '' } = server.received.at(-1) ?? {};
  return { path, body: JSON.parse(body) };
}

describe('completeFim', () => {
  const request = { model: 'codestral-latest', prompt: 'a = ', suffix: '\nprint(a)', maxTokens: 9 };
  const answer = (message: unknown, more: object = {}) => ({
    id: 'f1',
    object: 'chat.completion',
    created: 1,
    model: 'codestral-2508',
    choices: [{ index: 0, finish_reason: 'length', message }],
    usage: { prompt_tokens: 8, completion_tokens: 9, total_tokens: 17 },
    ...more,
  });
  const usage = { promptTokens: 8, completionTokens: 9, totalTokens: 17 };
  const complete = () => client().completeFim(request, { key });

  it('sends what was asked, and nothing that is not in the specification', async () => {
    server.play(json(answer({ role: 'assistant', content: '1' })));
    await complete();
    expect(sent()).toEqual({
      path: '/v1/fim/completions',
      body: {
        model: 'codestral-latest',
        prompt: 'a = ',
        suffix: '\nprint(a)',
        max_tokens: 9,
        stream: false,
      },
    });
  });

  it.each([
    ['a text', answer({ role: 'assistant', content: '1\n\tb', tool_calls: null }), '1\n\tb', usage],
    ['a list', answer({ content: [{ type: 'text', text: '1' }, { type: 'new' }] }), '1', usage],
    ['null content', answer({ role: 'assistant', content: null }), '', usage],
    ['escape sequences', answer({ content: `${red}1` }), '1', usage],
    ['usage of null', answer({ content: '1' }, { usage: null }), '1', undefined],
    ['usage with new keys', answer({ content: '1' }, { usage: { new: 1 } }), '1', undefined],
    ['no id, object or date', { ...answer({ content: '1' }), id: 1, created: null }, '1', usage],
  ])('reads %s', async (_what, body, text, counted) => {
    server.play(json(body, limits));
    const expected = { model: 'codestral-2508', text, reason: 'length', metadata: metadata };
    expect(await complete()).toEqual({ ...expected, ...(counted && { usage: counted }) });
  });

  it.each([{}, { choices: [] }, []])('throws bad-answer for %j', async (body) => {
    server.play(json(body));
    expect(await errorOf(complete())).toEqual({ code: 'bad-answer', host: server.host });
  });
});

describe('moderate', () => {
  const request = { model: 'mistral-moderation-2603', inputs: ['a'] };
  const moderate = (inputs = request.inputs) => client().moderate({ ...request, inputs }, { key });

  it('sends what was asked, and nothing that is not in the specification', async () => {
    server.play(json({ id: 'm1', model: 'm', results: [{}] }));
    await moderate();
    expect(sent()).toEqual({
      path: '/v1/moderations',
      body: { model: 'mistral-moderation-2603', input: ['a'] },
    });
  });

  it.each([
    [
      'scores and flags',
      { categories: { law: true, pii: false }, category_scores: { law: 0.9, pii: 0.1 } },
      [
        { category: 'law', flagged: true, score: 0.9 },
        { category: 'pii', flagged: false, score: 0.1 },
      ],
    ],
    [
      'only scores',
      { category_scores: { law: 1 } },
      [{ category: 'law', flagged: false, score: 1 }],
    ],
    ['only flags', { categories: { law: true } }, [{ category: 'law', flagged: true }]],
    ['a score of null', { category_scores: { law: null } }, [{ category: 'law', flagged: false }]],
    [
      'a category with escape sequences',
      { category_scores: { [`jail${red}break`]: 0.5 } },
      [{ category: 'jailbreak', flagged: false, score: 0.5 }],
    ],
    ['neither', {}, []],
  ])('reads %s', async (_what, result, scores) => {
    server.play(json({ id: 'm1', model: 'mm', results: [result], new: 1 }, limits));
    expect(await moderate()).toEqual({ model: 'mm', results: [scores], metadata: metadata });
  });

  it('reads the tokens that the service counts, more than were sent', async () => {
    const usage = { prompt_tokens: 13, completion_tokens: 0, total_tokens: 74, request_count: 1 };
    server.play(json({ id: 'm1', model: 'mm', results: [{}], usage }));
    const counted = { promptTokens: 13, completionTokens: 0, totalTokens: 74 };
    expect(await moderate()).toMatchObject({ usage: counted });
  });

  it.each([{}, { results: [] }, { results: [{}, {}] }, { results: {} }])(
    'throws bad-answer for %j to one text',
    async (body) => {
      server.play(json({ id: 'm1', model: 'm', ...body }));
      expect(await errorOf(moderate())).toEqual({ code: 'bad-answer', host: server.host });
    },
  );
});

describe('readDocument', () => {
  const bytes = new Uint8Array([0, 37, 80, 68, 70]).subarray(1);
  const request = {
    model: 'mistral-ocr-latest',
    document: { mediaType: 'application/pdf', bytes },
  };
  const page = (index: number, markdown: string) => ({
    index,
    markdown,
    images: [],
    dimensions: null,
  });
  const read = () => client().readDocument(request, { key });

  it.each([
    [
      { mediaType: 'application/pdf', bytes },
      { type: 'document_url', document_url: 'data:application/pdf;base64,JVBERg==' },
    ],
    [
      { mediaType: 'image/png', bytes },
      { type: 'image_url', image_url: 'data:image/png;base64,JVBERg==' },
    ],
  ])('sends %j in the form of the specification', async (document, as) => {
    server.play(json({ pages: [], model: 'm', usage_info: { pages_processed: 0 } }));
    await client().readDocument({ model: 'm', document, pages: [0] }, { key });
    expect(sent()).toEqual({
      path: '/v1/ocr',
      body: { model: 'm', document: as, pages: [0], include_blocks: false },
    });
  });

  it.each([
    ['pages', [page(0, '# One'), page(1, 'two')], { pages_processed: 2 }, ['# One', 'two'], 2],
    ['pages out of order', [page(1, 'b'), page(0, 'a')], { pages_processed: 2 }, ['a', 'b'], 2],
    ['no count of pages', [page(0, 'a')], undefined, ['a'], 1],
    ['a page without a text', [{ index: 0 }], { pages_processed: 1 }, [''], 1],
    ['escape sequences', [page(0, `${red}a\u202e`)], { pages_processed: 1 }, ['a'], 1],
    ['pages of a new form', [{ ...page(0, 'a'), blocks: [{ type: 'new' }] }], null, ['a'], 1],
    ['no page', [], { pages_processed: 0, doc_size_bytes: null }, [], 0],
  ])('reads %s', async (_what, pages, usage, texts, count) => {
    server.play(json({ pages, model: 'ocr', usage_info: usage }, limits));
    expect(await read()).toEqual({ model: 'ocr', texts, pages: count, metadata: metadata });
  });

  it.each([{}, { pages: {} }, null, []])('throws bad-answer for %j', async (body) => {
    server.play(json(body));
    expect(await errorOf(read())).toEqual({ code: 'bad-answer', host: server.host });
  });
});

const document = { mediaType: 'image/png', bytes: new Uint8Array(1) };
const calls = [
  [
    'completeFim',
    (signal?: AbortSignal, from = client()) =>
      from.completeFim({ model: 'm', prompt: '', suffix: '' }, signal ? { key, signal } : { key }),
  ],
  [
    'moderate',
    (signal?: AbortSignal, from = client()) =>
      from.moderate({ model: 'm', inputs: ['a'] }, signal ? { key, signal } : { key }),
  ],
  [
    'readDocument',
    (signal?: AbortSignal, from = client()) =>
      from.readDocument({ model: 'm', document }, signal ? { key, signal } : { key }),
  ],
] as const;

describe.each(calls)('%s', (_name, call) => {
  it.each([
    ['429-zero-quota', { code: 'zero-quota', model: 'm', unit: 'req' }],
    ['403-tier', { code: 'tier', model: 'm' }],
    ['400-unknown-model', { code: 'model-unknown', model: 'm' }],
    ['401-revoked', { code: 'key-refused' }],
  ])('is refused by %s', async (name, error) => {
    server.play(refusal(fixture(name)));
    expect(await errorOf(call())).toEqual(error);
  });

  it('can be stopped during the wait', async () => {
    const stop = new AbortController();
    const silence: Play = () => stop.abort();
    server.play(silence);
    expect(await errorOf(call(stop.signal))).toEqual({ code: 'cancelled' });
  });

  it('starts 1.1 s after the previous call', async () => {
    const time = clock();
    const from = createMistral({ baseUrl: server.baseUrl, clock: time });
    server.play(refusal(fixture('402-empty')));
    await errorOf(call(undefined, from));
    const before = time.monotonic();
    await errorOf(call(undefined, from));
    expect(time.monotonic() - before).toBe(1_100);
  });
});
