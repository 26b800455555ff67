import { describe, expect, test } from 'vitest';
import { type ChatProgress, streamChat } from '../../../src/core/chat/stream-chat.ts';
import { AppError, toErrorData } from '../../../src/errors/errors.ts';
import type { ChatEvent, ChatRequest } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, finish, metadata } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');
const request: ChatRequest = {
  model: 'mistral-small-latest',
  messages: [{ role: 'user', content: 'Hi' }],
};
const usage = { promptTokens: 13, completionTokens: 8, totalTokens: 21 };

/** Milliseconds to wait, something to yield, or something to do. */
type Script = readonly (number | ChatEvent | (() => void))[];

function play(script: Script, signal?: AbortSignal) {
  const clock = createFakeClock();
  const asked: ChatRequest[] = [];
  async function* stream(given: ChatRequest): AsyncGenerator<ChatEvent> {
    asked.push(given);
    for (const part of script) {
      if (typeof part === 'number') await clock.advance(part);
      else if (typeof part === 'function') part();
      else yield part;
    }
  }
  const mistral = fakeMistral({ streamChat: stream });
  const options = { ...request, key, ...(signal !== undefined && { signal }) };
  return { asked, answer: streamChat({ mistral, clock, modelNames: noNames }, options) };
}

/** Everything that was yielded, and the code of the error that ended it. */
async function collect(answer: AsyncIterable<ChatProgress>) {
  const events: ChatProgress[] = [];
  try {
    for await (const event of answer) events.push(event);
  } catch (thrown) {
    return { events, error: toErrorData(thrown).code };
  }
  return { events, error: undefined };
}

const text = (said: string) => ({ type: 'text', text: said }) as const;

describe('an answer', () => {
  test('arrives in pieces, followed by its summary', async () => {
    const script = [300, text(''), 100, text('Hel'), 600, text('lo'), 1000, finish({ usage })];
    const { answer, asked } = play(script);
    expect(await collect(answer)).toEqual({
      error: undefined,
      events: [
        text('Hel'),
        text('lo'),
        {
          type: 'finish',
          reason: 'stop',
          model: 'mistral-small-latest',
          usage,
          metadata: metadata,
          // The empty text of 300 ms is no token: 300 + 100.
          firstTokenMs: 400,
          // 300 + 100 + 600 + 1000.
          totalMs: 2000,
          // 8 tokens in 2 s.
          tokensPerSecond: 4,
          // 13 × 150 + 8 × 600 = 6750 and 13 × 120 + 8 × 500 = 5560 billionths.
          cost: { usd: 6750, eur: 5560 },
        },
      ],
    });
    expect(asked).toEqual([request]);
  });

  test('counts thinking as the first token', async () => {
    const thought = { type: 'thinking', text: 'hm' } as const;
    const { answer } = play([50, thought, 50, text('4'), finish()]);
    const { events } = await collect(answer);
    expect(events.slice(0, 2)).toEqual([thought, text('4')]);
    expect(events[2]).toMatchObject({ firstTokenMs: 50 });
  });

  test('has an unknown cost without usage', async () => {
    const { events } = await collect(play([10, text('a'), finish({ reason: 'length' })]).answer);
    expect(events[1]).toMatchObject({ reason: 'length', cost: 'unknown' });
    expect(events[1]).not.toHaveProperty('usage');
    expect(events[1]).not.toHaveProperty('tokensPerSecond');
  });

  test('has no first-token time without text', async () => {
    const { events } = await collect(play([10, finish({ usage })]).answer);
    expect(events).toHaveLength(1);
    expect(events[0]).not.toHaveProperty('firstTokenMs');
  });

  test('has no speed if it took no measurable time', async () => {
    const { events } = await collect(play([text('a'), finish({ usage })]).answer);
    expect(events[1]).toMatchObject({ totalMs: 0 });
    expect(events[1]).not.toHaveProperty('tokensPerSecond');
  });

  test.each([
    // Priced as the model that answered: 13 × 1500 + 8 × 7500 = 79500; 13 × 1250 + 8 × 6400 = 67450.
    ['mistral-medium-3-5', { usd: 79_500, eur: 67_450 }],
    // The service may return another id; then the price is that of the requested model.
    ['mistral-small-turbo', { usd: 6750, eur: 5560 }],
  ])('of %s has the price of that model', async (model, cost) => {
    const { events } = await collect(play([finish({ model, usage })]).answer);
    expect(events[0]).toMatchObject({ model, cost });
  });
});

describe('a stop', () => {
  test('keeps the text before it and drops the text after it', async () => {
    const stop = new AbortController();
    const script = [text('a'), text('b'), () => stop.abort(), text('late'), finish({ usage })];
    expect(await collect(play(script, stop.signal).answer)).toEqual({
      events: [text('a'), text('b')],
      error: 'cancelled',
    });
  });

  test('throws cancelled even if the stream just ends', async () => {
    const stop = new AbortController();
    const script = [text('a'), () => stop.abort()];
    expect((await collect(play(script, stop.signal).answer)).error).toBe('cancelled');
  });

  test('reaches the service', async () => {
    const stop = new AbortController();
    let given: AbortSignal | undefined;
    const mistral = fakeMistral({
      streamChat: async function* (_, options) {
        given = options.signal;
        yield finish();
      },
    });
    const services = { mistral, clock: createFakeClock(), modelNames: noNames };
    await collect(streamChat(services, { ...request, key, signal: stop.signal }));
    expect(given).toBe(stop.signal);
  });
});

describe('an error of a stream', () => {
  test('is rethrown after the text before it', async () => {
    const fail = () => {
      throw new AppError({ code: 'stream-error' });
    };
    expect(await collect(play([text('a'), fail]).answer)).toEqual({
      events: [text('a')],
      error: 'stream-error',
    });
  });

  test('is stream-cut if the end is missing', async () => {
    expect((await collect(play([text('a')]).answer)).error).toBe('stream-cut');
  });

  test('closes the stream if the caller stops reading', async () => {
    let closed = false;
    const mistral = fakeMistral({
      streamChat: async function* () {
        try {
          yield text('a');
          yield text('b');
        } finally {
          closed = true;
        }
      },
    });
    for await (const _ of streamChat(
      { mistral, clock: createFakeClock(), modelNames: noNames },
      { ...request, key },
    )) {
      break;
    }
    expect(closed).toBe(true);
  });
});
