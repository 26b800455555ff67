import { describe, expect, test } from 'vitest';
import { bodyOf, chat, post, started } from './support.ts';

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
