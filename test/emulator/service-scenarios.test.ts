import { describe, expect, test } from 'vitest';
import { longWait } from '../support/long-wait.ts';
import { bodyOf, chat, embed, eventsOf, get, post, started } from './support.ts';

/** Reads a stream up to its end or break; returns the text, and whether it broke. */
async function readOf(response: Response): Promise<{ text: string; broke: boolean }> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const part of response.body ?? []) text += decoder.decode(part, { stream: true });
    return { text, broke: false };
  } catch {
    return { text, broke: true };
  }
}

const probe = { max_tokens: 1, stream: true };

test('capacity: the first two generating calls find no capacity, the next ones work', async () => {
  const emulator = await started({ scenario: 'capacity' });
  await get(emulator, '/v1/models');
  const answers = [await chat(emulator), await embed(emulator, 'a'), await chat(emulator)];
  expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
  expect(await answers[0]?.json()).toEqual({
    object: 'error',
    message: 'Service tier capacity exceeded for this model.',
    type: 'service_tier_capacity_exceeded',
    code: '3505',
    raw_status_code: 429,
  });
});

test('overloaded: all generating calls get 503', async () => {
  const emulator = await started({ scenario: 'overloaded' });
  expect((await get(emulator, '/v1/models')).status).toBe(200);
  for (const response of [await chat(emulator, { max_tokens: 1 }), await embed(emulator, 'a')]) {
    expect(response.status).toBe(503);
    expect(await bodyOf(response)).toMatchObject({ type: 'internal_server_error', code: '3800' });
  }
});

test('slow: generating calls answer after three seconds at the earliest, and streams are slow', async () => {
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const emulator = await started({ scenario: 'slow', pace: 'natural', wait });
  await get(emulator, '/v1/models');
  expect(waits).toEqual([]);
  await eventsOf(await chat(emulator, { stream: true, max_tokens: 2 }));
  expect(waits).toEqual([3000, 120, 120, 120]);
  await embed(emulator, 'a');
  expect(waits.at(-1)).toBe(3000);
});

test('slow: no byte comes before the wait is over', async () => {
  const releases: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => void releases.push(resolve));
  const emulator = await started({ scenario: 'slow', wait });
  let answered = false;
  const answer = chat(emulator).then((response) => {
    answered = true;
    return response;
  });
  await expect.poll(() => releases.length, longWait).toBe(1);
  await get(emulator, '/v1/models');
  expect(answered).toBe(false);
  for (const release of releases) release();
  expect((await answer).status).toBe(200);
});

describe('stall', () => {
  test.each([
    ['text/event-stream; charset=utf-8', true],
    ['application/json', false],
  ])('sends the headers (%s), then nothing until the connection ends', async (type, stream) => {
    const emulator = await started({ scenario: 'stall' });
    const response = await chat(emulator, { stream });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    const reading = readOf(response);
    await emulator.close();
    expect(await reading).toEqual({ text: '', broke: true });
  });

  test('a call for one token works', async () => {
    const response = await chat(await started({ scenario: 'stall' }), probe);
    expect((await eventsOf(response)).at(-1)).toBe('[DONE]');
  });
});

describe('cut', () => {
  test('the stream stops in the middle, without a reason', async () => {
    const { text, broke } = await readOf(
      await chat(await started({ scenario: 'cut' }), { stream: true }),
    );
    expect(broke).toBe(true);
    expect(text).toContain('"content":"There');
    expect(text).not.toContain('"finish_reason":"');
    expect(text).not.toContain('[DONE]');
  });

  test('a call for one token works, and so does an answer in one piece', async () => {
    const emulator = await started({ scenario: 'cut' });
    expect((await eventsOf(await chat(emulator, probe))).at(-1)).toBe('[DONE]');
    expect((await bodyOf(await chat(emulator))).choices[0].finish_reason).toBe('stop');
  });
});

describe('stream-error', () => {
  test('a stream that began well contains an error', async () => {
    const response = await chat(await started({ scenario: 'stream-error' }), { stream: true });
    expect(response.status).toBe(200);
    const events = await eventsOf(response);
    expect(JSON.parse(events[1] ?? '')).toMatchObject({ object: 'chat.completion.chunk' });
    expect(JSON.parse(events.at(-1) ?? '')).toEqual({
      object: 'error',
      message: 'Internal server error',
      type: 'internal_server_error',
      param: null,
      code: '3000',
      raw_status_code: 500,
    });
    expect(events.join('')).not.toContain('"finish_reason":"');
  });

  test('a call for one token works', async () => {
    const response = await chat(await started({ scenario: 'stream-error' }), probe);
    expect((await eventsOf(response)).at(-1)).toBe('[DONE]');
  });
});

test('malformed: a web page instead of the list, incomplete JSON instead of an answer', async () => {
  const emulator = await started({ scenario: 'malformed' });
  const list = await get(emulator, '/v1/models');
  expect(list.status).toBe(200);
  expect(list.headers.get('content-type')).toContain('text/html');
  expect(await list.text()).toContain('<title>');
  for (const response of [await chat(emulator), await embed(emulator, 'a')]) {
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    await expect(response.json()).rejects.toThrow(SyntaxError);
  }
});

test('redirect: everything is sent to another origin', async () => {
  const emulator = await started({ scenario: 'redirect' });
  const answers = [
    await get(emulator, '/v1/models'),
    await post(emulator, '/v1/embeddings', { model: 'mistral-embed', input: 'a' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([307, 307]);
  expect(answers.map(({ headers }) => headers.get('location'))).toEqual([
    'http://127.0.0.1:1/v1/models',
    'http://127.0.0.1:1/v1/embeddings',
  ]);
});
