import { describe, expect, test } from 'vitest';
import { bodyOf, chat, eventsOf, limitsIn, started } from './support.ts';

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
    expect(last?.usage).toMatchObject({ completion_tokens: expect.any(Number) });
    expect(chunks.slice(0, -1).every((chunk) => chunk.usage === undefined)).toBe(true);
    expect(chunks[0]?.p).toBeUndefined();
    const paddings = chunks.slice(1).map((chunk) => chunk.p?.length ?? 0);
    expect(Math.min(...paddings)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...paddings)).toBe(36);
  });

  test('ends in the chunk of the last text if that was cut, and sometimes otherwise', async () => {
    const emulator = await started();
    const lastOf = async (question: string, more: object = {}) => {
      const answer = await chat(emulator, { stream: true, ...more }, question);
      return chunksOf(await eventsOf(answer)).at(-1)?.choices[0];
    };
    for (const max_tokens of [1, 4]) {
      const cut = await lastOf('Hello', { max_tokens });
      expect(cut?.finish_reason).toBe('length');
      expect(cut?.delta.content).not.toBe('');
    }
    const questions = ['What is the best French cheese?', 'Et le fromage ?', 'Hello'];
    const lasts = await Promise.all(questions.map((question) => lastOf(question)));
    expect(lasts.map((last) => last?.finish_reason)).toEqual(['stop', 'stop', 'stop']);
    expect(lasts.map((last) => last?.delta.content === '')).toContain(true);
    expect(lasts.map((last) => last?.delta.content === '')).toContain(false);
  });

  test('has no limits in its headers', async () => {
    expect(limitsIn(await chat(await started(), { stream: true }))).toEqual({});
  });

  test('has the same text as the answer in one piece', async () => {
    const emulator = await started();
    const whole = await bodyOf(await chat(emulator));
    const chunks = chunksOf(await eventsOf(await chat(emulator, { stream: true })));
    const streamed = chunks.map((chunk) => chunk.choices[0].delta.content).join('');
    expect(streamed).toBe(whole.choices[0].message.content);
  });

  test.each(['What is the best French cheese?', 'Hello', 'Hello there'])(
    'of a reasoning model sends its thoughts before the first text, which follows in the last of them: %s',
    async (question) => {
      const emulator = await started();
      const response = await chat(emulator, { stream: true, model: 'mistral-large-4' }, question);
      const contents = chunksOf(await eventsOf(response)).map(
        ({ choices }) => choices[0].delta.content,
      );
      const thoughts = contents.filter((content) => Array.isArray(content));
      expect(contents.slice(0, 2)).toEqual(['', '']);
      expect(contents.slice(2, 2 + thoughts.length)).toEqual(thoughts);
      expect(thoughts[0]).toEqual([
        { type: 'thinking', thinking: [{ type: 'text', text: expect.any(String) }] },
      ]);
      expect(thoughts.at(-1)).toEqual([
        { type: 'thinking', thinking: expect.any(Array), closed: true },
        { type: 'text', text: expect.any(String) },
      ]);
      for (const thought of thoughts.slice(1)) expect(thought[0]).toMatchObject({ closed: true });
    },
  );

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
