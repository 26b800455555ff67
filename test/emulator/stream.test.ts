import { describe, expect, test } from 'vitest';
import { bodyOf, chat, eventsOf, started } from './support.ts';

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
    const response = await chat(await started(), { stream: true, model: 'mistral-large-4' });
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
