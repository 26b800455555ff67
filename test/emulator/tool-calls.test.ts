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
});
