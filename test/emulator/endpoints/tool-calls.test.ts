import { describe, expect, test } from 'vitest';
import { bodyOf, chat, eventsOf, started } from '../support.ts';

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

  test('a request with tool_choice none is answered in words', async () => {
    const answer = await bodyOf(
      await chat(await started(), { tools, tool_choice: 'none' }, question),
    );
    expect(answer.choices[0].message.tool_calls).toBeNull();
    expect(answer.choices[0].message.content).toContain(question);
  });

  test.each([
    ['What time is it in Tokyo right now?', 'Asia/Tokyo'],
    ['Quelle heure est-il à New York ?', 'America/New_York'],
    ['What time is it?', 'Europe/Paris'],
  ])('a time zone is found by its city: %s', async (asked, zone) => {
    const properties = { time_zone: { type: 'string' } };
    const clock = { name: 'local_time', parameters: { type: 'object', properties } };
    const offered = [{ type: 'function', function: clock }];
    const answer = await bodyOf(await chat(await started(), { tools: offered }, asked));
    const given = answer.choices[0].message.tool_calls?.[0].function.arguments;
    expect(JSON.parse(given ?? '')).toEqual({ time_zone: zone });
  });
});

interface Delta {
  readonly role?: string;
  readonly content?: string;
  readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[];
}

describe('function calling in a stream', () => {
  const tool = (name: string) => ({
    type: 'function',
    function: { name, parameters: { type: 'object', properties: { city: { type: 'string' } } } },
  });
  const tools = [tool('get_weather'), tool('get_time')];

  async function streamed(more: object = {}) {
    const body = { tools, tool_choice: 'any', stream: true, ...more };
    const events = await eventsOf(await chat(await started(), body, 'The weather in Paris?'));
    return events.slice(0, -1).map((event) => JSON.parse(event));
  }
  const deltas = (chunks: readonly { choices: [{ delta: Delta }] }[]) =>
    chunks.map(({ choices }) => choices[0].delta);

  test('sends the call in the last chunk, with reason and usage', async () => {
    const chunks = await streamed();
    const called = { name: 'get_weather', arguments: '{"city":"Paris"}' };
    expect(chunks).toHaveLength(2);
    expect(chunks[1]).toMatchObject({
      usage: { service_tier: 'standard' },
      choices: [{ finish_reason: 'tool_calls' }],
    });
    expect(deltas(chunks)[1]).toEqual({
      tool_calls: [
        { id: expect.stringMatching(/^\w{9}$/), type: 'function', function: called, index: 0 },
      ],
    });
  });

  test('sends several calls together if that is allowed', async () => {
    const chunks = await streamed({ parallel_tool_calls: true });
    expect(deltas(chunks)[1]?.tool_calls).toMatchObject([
      { function: { name: 'get_weather' }, index: 0 },
      { function: { name: 'get_time' }, index: 1 },
    ]);
  });

  test('cuts the arguments at the limit', async () => {
    const chunks = await streamed({ max_tokens: 6 });
    expect(chunks[1]).toMatchObject({
      usage: { completion_tokens: 6 },
      choices: [{ finish_reason: 'length' }],
    });
    const cut = deltas(chunks)[1]?.tool_calls?.[0]?.function.arguments;
    expect('{"city":"Paris"}'.startsWith(cut ?? 'x')).toBe(true);
    expect(cut).not.toBe('{"city":"Paris"}');
  });

  test('sends the name first and the arguments later for a model of another maker', async () => {
    const chunks = await streamed({ model: 'zai-glm-5-2' });
    const part = (name: string, args: string) =>
      expect.objectContaining({ function: { name, arguments: args }, index: 0 });
    expect(deltas(chunks)).toEqual([
      { tool_calls: [part('get_weather', '')], index: 0, content: '' },
      { tool_calls: [part('', '{"city":"Paris"}')], index: 0, content: '' },
      { index: 0, content: '' },
    ]);
    expect(chunks[0].choices[0].delta.tool_calls[0].id).toMatch(/^chatcmpl-tool-/);
  });
});
