import { describe, expect, test } from 'vitest';
import { bodyOf, chat, started } from './support.ts';

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
