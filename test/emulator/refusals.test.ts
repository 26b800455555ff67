import { describe, expect, test } from 'vitest';
import { bodyOf, chat, embed, get, post, started } from './support.ts';

describe('a request that cannot be served', () => {
  test.each([
    [
      'a field the API does not know',
      { max_completion_tokens: 5 },
      'extra_forbidden',
      ['body', 'max_completion_tokens'],
    ],
    [
      'a stream option the API does not know',
      { stream_options: { include_obfuscation: true } },
      'extra_forbidden',
      ['body', 'stream_options', 'include_obfuscation'],
    ],
    ['a temperature above 1.5', { temperature: 2 }, 'less_than_equal', ['body', 'temperature']],
    ['a temperature as text', { temperature: 'hot' }, 'float_type', ['body', 'temperature']],
    ['half a token', { max_tokens: 1.5 }, 'int_from_float', ['body', 'max_tokens']],
    ['a negative limit', { max_tokens: -1 }, 'greater_than_equal', ['body', 'max_tokens']],
    ['stream as text', { stream: 'yes' }, 'bool_type', ['body', 'stream']],
    ['a model that is a number', { model: 7 }, 'string_type', ['body', 'model']],
    ['messages as text', { messages: 'hi' }, 'list_type', ['body', 'messages']],
    [
      'an unknown role',
      { messages: [{ role: 'bot', content: '' }] },
      'union_tag_invalid',
      ['body', 'messages', 0],
    ],
    [
      'a message without content',
      { messages: [{ role: 'user' }] },
      'missing',
      ['body', 'messages', 0, 'user', 'content'],
    ],
    [
      'an unknown effort',
      { reasoning_effort: 'huge' },
      'literal_error',
      ['body', 'reasoning_effort'],
    ],
    [
      'a tool without a name',
      { tools: [{ function: { parameters: {} } }] },
      'missing',
      ['body', 'tools', 0, 'function', 'name'],
    ],
  ])('%s gets 422', async (_name, more, type, loc) => {
    const response = await chat(await started(), more);
    expect(response.status).toBe(422);
    expect((await bodyOf(response)).detail).toContainEqual(
      expect.objectContaining({ type, loc, msg: expect.any(String) }),
    );
  });

  test('accepts everything that the specification allows', async () => {
    const response = await chat(await started(), {
      temperature: 1.5,
      top_p: 1,
      max_tokens: null,
      stream: false,
      stop: ['END'],
      random_seed: 1,
      metadata: null,
      response_format: { type: 'text' },
      tools: null,
      tool_choice: 'auto',
      presence_penalty: 0,
      frequency_penalty: 0,
      n: 1,
      prediction: { type: 'content', content: '' },
      parallel_tool_calls: true,
      reasoning_effort: 'none',
      prompt_mode: null,
      guardrails: null,
      prompt_cache_key: 'k',
      service_tier: 'auto',
      safe_prompt: false,
      top_k: 40,
      min_tokens: 1,
      repetition_penalty: 1,
      logprobs: true,
      top_logprobs: 2,
      stream_options: { include_usage: true },
    });
    expect(response.status).toBe(200);
  });

  test('lists complaints in the three forms of the service, in turn', async () => {
    const emulator = await started();
    const detail = [expect.objectContaining({ loc: ['body', 'store'] })];
    const bodies = [];
    for (const _ of [1, 2, 3, 4]) bodies.push(await bodyOf(await chat(emulator, { store: false })));
    const type = 'invalid_request_error';
    expect(bodies).toEqual([
      { detail },
      { object: 'error', message: { detail }, type, param: null, code: null },
      { object: 'Error', detail, message: detail, type, code: 3001 },
      { detail },
    ]);
  });

  test.each([
    ['a result without a call', [{ role: 'tool', content: 'x' }], '3230'],
    ['a last message of the model', [{ role: 'assistant', content: 'x' }], '3230'],
    [
      'a call whose id has another form',
      [
        {
          role: 'assistant',
          tool_calls: [{ id: 'call_1', function: { name: 'a', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'call_1', content: 'x' },
      ],
      '3280',
    ],
  ])('refuses %s', async (_name, rest, code) => {
    const messages = [{ role: 'user', content: 'Hi' }, ...rest];
    const response = await chat(await started(), { messages });
    expect(response.status).toBe(400);
    expect(await bodyOf(response)).toMatchObject({ object: 'error', code });
  });

  test.each([
    [{ temperature: 0, top_p: 0.5 }, 400],
    [{ temperature: 0, reasoning_effort: 'high' }, 400],
    [{ temperature: 0, reasoning_effort: 'high', top_p: 1 }, 200],
    [{ temperature: 0 }, 200],
    [{ temperature: 0.1, top_p: 0.5 }, 200],
  ])('answers %j with %i', async (more, status) => {
    const response = await chat(await started(), more);
    expect(response.status).toBe(status);
    if (status !== 400) return;
    expect(await bodyOf(response)).toMatchObject({
      code: '3054',
      // The words by which clients recognise this refusal.
      message: expect.stringContaining('greedy sampling'),
    });
  });

  test.each([
    ['257 texts', Array(257).fill('a'), 400],
    ['256 texts', Array(256).fill('a'), 200],
    ['more than 16,384 tokens', Array(3).fill('word '.repeat(6_000)), 400],
  ])('answers embeddings of %s with %s', async (_name, input: string[], status) => {
    const response = await embed(await started(), input);
    expect(response.status).toBe(status);
    if (status === 400) expect((await bodyOf(response)).code).toBe('3210');
  });

  test('has a request id only in answers of the service itself', async () => {
    const ids = async (response: Response) => [
      response.headers.has('mistral-correlation-id'),
      response.headers.has('x-kong-request-id'),
    ];
    expect(await ids(await chat(await started(), { model: 'x' }))).toEqual([true, false]);
    expect(await ids(await get(await started(), '/v1/nowhere'))).toEqual([false, true]);
    const inactive = await started({ scenario: 'inactive' });
    expect(await ids(await chat(inactive))).toEqual([false, true]);
  });

  test('incomplete JSON gets 422', async () => {
    const response = await post(await started(), '/v1/chat/completions', '{"model":');
    expect(response.status).toBe(422);
    expect((await bodyOf(response)).detail[0]?.type).toBe('json_invalid');
  });

  test.each(['gpt-4o', 'mistral-embed', 'toString'])(
    'refuses to chat with %s, which is no chat model',
    async (model) => {
      const response = await chat(await started(), { model });
      expect(response.status).toBe(400);
      expect(await bodyOf(response)).toEqual({
        object: 'error',
        message: `Invalid model: ${model}`,
        type: 'invalid_model',
        param: null,
        code: '1500',
        raw_status_code: 400,
      });
    },
  );

  test('reports a retired model as such', async () => {
    const response = await chat(await started(), { model: 'open-mistral-7b' });
    expect(response.status).toBe(404);
    expect(await bodyOf(response)).toEqual({ message: 'Model open-mistral-7b is deprecated.' });
  });
});
