import { describe, expect, test } from 'vitest';
import { bodyOf, chat, eventsOf, post, started } from './support.ts';

interface Chunk {
  readonly choices: readonly [
    {
      readonly delta: { readonly role?: string; readonly content: unknown };
      readonly finish_reason: string | null;
    },
  ];
  readonly usage?: Readonly<Record<string, unknown>>;
  readonly p?: string;
}

function chunksOf(events: readonly string[]): Chunk[] {
  return events.filter((event) => event !== '[DONE]').map((event) => JSON.parse(event) as Chunk);
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\d’']+/gu)?.length ?? 0;
}

describe('a whole answer', () => {
  test('has the form of the service', async () => {
    const answer = await bodyOf(await chat(await started({ clockNow: () => 1_795_000_000_000 })));
    expect(answer).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      object: 'chat.completion',
      created: 1_795_000_000,
      model: 'mistral-small-latest',
      usage: {
        prompt_tokens: expect.any(Number),
        completion_tokens: expect.any(Number),
        total_tokens: answer.usage.prompt_tokens + answer.usage.completion_tokens,
        prompt_tokens_details: { cached_tokens: 0 },
      },
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          message: { role: 'assistant', tool_calls: null, content: expect.any(String) },
        },
      ],
    });
  });

  test('carries what is left of the rate limit, and an id for support', async () => {
    const emulator = await started({ clockNow: () => 0 });
    const first = await chat(emulator);
    const { usage } = await bodyOf(first);
    const second = await chat(emulator);
    expect(first.headers.get('x-ratelimit-limit-req-minute')).toBe('60');
    expect(first.headers.get('x-ratelimit-remaining-req-minute')).toBe('59');
    expect(second.headers.get('x-ratelimit-remaining-req-minute')).toBe('58');
    expect(first.headers.get('x-ratelimit-limit-tokens-minute')).toBe('500000');
    expect(first.headers.get('x-ratelimit-remaining-tokens-minute')).toBe(
      String(500_000 - usage.total_tokens),
    );
    expect(first.headers.get('x-ratelimit-tokens-query-cost')).toBe(String(usage.total_tokens));
    expect(first.headers.get('mistral-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each([
    ['Quel est le meilleur fromage français ?', 'Préférez-vous'],
    ['What is the best French cheese?', 'Do you prefer'],
  ])('the question of the guide is answered in its language: %s', async (question, said) => {
    const answer = await bodyOf(await chat(await started(), {}, question));
    const { content } = answer.choices[0].message;
    expect(content).toContain(said);
    expect(content).toContain('**Comté**');
    expect(wordsIn(content)).toBeGreaterThanOrEqual(70);
    expect(wordsIn(content)).toBeLessThanOrEqual(120);
  });

  test.each([
    ['Comment fonctionne une fusée ?', 'réponse simulée'],
    ['How does a rocket fly?', 'simulated answer'],
  ])(
    'another question is echoed, and the answer says that it is simulated: %s',
    async (question, said) => {
      const answer = await bodyOf(await chat(await started(), {}, question));
      expect(answer.choices[0].message.content).toContain(question);
      expect(answer.choices[0].message.content).toContain(said);
    },
  );

  test('a longer conversation is answered from its last question', async () => {
    const messages = [
      { role: 'system', content: 'Sois bref.' },
      { role: 'user', content: 'Quel est le meilleur fromage français ?' },
      { role: 'assistant', content: 'Le Comté. Préférez-vous les pâtes molles ?' },
      { role: 'user', content: 'Je préfère le fromage à pâte molle.' },
    ];
    const answer = await bodyOf(await chat(await started(), { messages }));
    expect(answer.choices[0].message.content).toContain('Brie de Meaux');
  });

  test.each([1, 5])('max_tokens %i is kept to', async (limit) => {
    const answer = await bodyOf(await chat(await started(), { max_tokens: limit }));
    expect(answer.choices[0].finish_reason).toBe('length');
    expect(answer.usage.completion_tokens).toBe(limit);
  });

  test('a model that reasons thinks first', async () => {
    const answer = await bodyOf(await chat(await started(), { model: 'mistral-large-4' }));
    expect(answer.choices[0].message.content).toEqual([
      { type: 'thinking', thinking: [{ type: 'text', text: expect.any(String) }], closed: true },
      { type: 'text', text: expect.stringContaining('Comté') },
    ]);
  });

  test('a small model reasons only where it is asked to', async () => {
    const emulator = await started();
    const plain = await bodyOf(await chat(emulator));
    const reasoned = await bodyOf(await chat(emulator, { reasoning_effort: 'high' }));
    expect(typeof plain.choices[0].message.content).toBe('string');
    expect(reasoned.choices[0].message.content[0]).toMatchObject({ type: 'thinking' });
  });

  test('a prompt larger than the context is refused', async () => {
    const response = await chat(
      await started(),
      { model: 'voxtral-small-latest' },
      'word '.repeat(40_000),
    );
    expect(response.status).toBe(400);
    expect((await bodyOf(response)).message).toMatch(/too large for model with 32768/);
  });

  test('pictures are counted and answered honestly', async () => {
    const picture = { type: 'image_url', image_url: 'data:image/png;base64,AAAA' };
    const content = [{ type: 'text', text: 'What is in this picture?' }, picture];
    const answer = await bodyOf(
      await chat(await started(), { messages: [{ role: 'user', content }] }),
    );
    expect(answer.choices[0].message.content).toContain('one image');
    expect(answer.usage.prompt_tokens).toBeGreaterThan(256);
  });
});

describe('a stream', () => {
  test('begins with the role, ends with reason and usage in one chunk, then [DONE]', async () => {
    const response = await chat(await started(), { stream: true });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events = await eventsOf(response);
    const chunks = chunksOf(events);
    const last = chunks.at(-1);
    expect(events.at(-1)).toBe('[DONE]');
    expect(chunks[0]?.choices[0].delta).toEqual({ role: 'assistant', content: '' });
    expect(last?.choices[0].finish_reason).toBe('stop');
    expect(last?.usage).toMatchObject({ completion_tokens: chunks.length - 2 });
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === undefined)).toBe(true);
    expect(chunks.some((chunk) => chunk.p !== undefined)).toBe(true);
    expect(chunks.some((chunk) => chunk.p === undefined)).toBe(true);
  });

  test('says the same as the whole answer', async () => {
    const emulator = await started();
    const whole = await bodyOf(await chat(emulator));
    const chunks = chunksOf(await eventsOf(await chat(emulator, { stream: true })));
    const streamed = chunks.map((chunk) => chunk.choices[0].delta.content).join('');
    expect(streamed).toBe(whole.choices[0].message.content);
  });

  test('of a reasoning model sends its thoughts as arrays, before the first text', async () => {
    const response = await chat(await started(), { stream: true, model: 'magistral-small-latest' });
    const contents = chunksOf(await eventsOf(response)).map(
      (chunk) => chunk.choices[0].delta.content,
    );
    const kinds = contents.slice(1).map((content) => (Array.isArray(content) ? 'thought' : 'text'));
    expect(kinds[0]).toBe('thought');
    expect(kinds.lastIndexOf('thought')).toBeLessThan(kinds.indexOf('text'));
    expect(contents[1]).toEqual([
      { type: 'thinking', thinking: [{ type: 'text', text: expect.any(String) }], closed: false },
    ]);
  });

  test('comes in parts, 15 to 30 ms apart, after a first wait', async () => {
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    await eventsOf(await chat(await started({ pace: 'natural', wait }), { stream: true }));
    expect(waits[0]).toBe(180);
    expect(waits.length).toBeGreaterThan(80);
    expect(Math.min(...waits.slice(1))).toBeGreaterThanOrEqual(15);
    expect(Math.max(...waits.slice(1))).toBeLessThanOrEqual(30);
  });
});

describe('function calling', () => {
  const parameters = {
    type: 'object',
    properties: { city: { type: 'string' }, unit: { type: 'string', enum: ['celsius'] } },
  };
  const tools = [{ type: 'function', function: { name: 'get_weather', parameters } }];
  const question = 'What is the weather in Paris today?';

  test('the tool is called with arguments from the question', async () => {
    const answer = await bodyOf(
      await chat(await started(), { tools, tool_choice: 'any' }, question),
    );
    const [choice] = answer.choices;
    const [call] = choice.message.tool_calls ?? [];
    expect(choice.finish_reason).toBe('tool_calls');
    expect(call?.function.name).toBe('get_weather');
    expect(JSON.parse(call?.function.arguments ?? '')).toEqual({ city: 'Paris', unit: 'celsius' });
  });

  test('the result of the tool is in the next answer', async () => {
    const emulator = await started();
    const messages = [
      { role: 'user', content: question },
      {
        role: 'assistant',
        content: '',
        tool_calls: [{ id: 'abc123xyz', function: { name: 'get_weather', arguments: '{}' } }],
      },
      { role: 'tool', name: 'get_weather', tool_call_id: 'abc123xyz', content: '17 degrees' },
    ];
    const answer = await bodyOf(await chat(emulator, { tools, messages }));
    expect(answer.choices[0].finish_reason).toBe('stop');
    expect(answer.choices[0].message.content).toContain('17 degrees');
  });

  test('tool_choice none answers in words', async () => {
    const answer = await bodyOf(
      await chat(await started(), { tools, tool_choice: 'none' }, question),
    );
    expect(answer.choices[0].message.tool_calls).toBeNull();
    expect(answer.choices[0].message.content).toContain(question);
  });
});

describe('a request that can not be served', () => {
  test.each([
    [
      'a field the API does not know',
      { stream_options: {} },
      'extra_forbidden',
      ['body', 'stream_options'],
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

  test('everything the specification allows is taken', async () => {
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
    });
    expect(response.status).toBe(200);
  });

  test('half a document gets 422', async () => {
    const response = await post(await started(), '/v1/chat/completions', '{"model":');
    expect(response.status).toBe(422);
    expect((await bodyOf(response)).detail[0]?.type).toBe('json_invalid');
  });

  test.each(['gpt-4o', 'mistral-embed', 'toString'])('%s is no chat model', async (model) => {
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
  });

  test('a retired model says so', async () => {
    const response = await chat(await started(), { model: 'open-mistral-7b' });
    expect(response.status).toBe(404);
    expect(await bodyOf(response)).toEqual({ message: 'Model open-mistral-7b is deprecated.' });
  });
});
