import { describe, expect, test } from 'vitest';
import { streamWithRetry } from '../../../src/core/chat/chat-retry.ts';
import type { ChatProgress } from '../../../src/core/chat/stream-chat.ts';
import type { RateWait } from '../../../src/core/retry/retry.ts';
import { AppError, type ErrorData, toErrorData } from '../../../src/errors/errors.ts';
import type { ChatEvent } from '../../../src/services/ports/mistral.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { fakeMistral, finish } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';
import { key } from '../../support/fakes/services.ts';

const limited = (seconds: number): ErrorData => ({ code: 'rate-limited', seconds });
const text: ChatEvent = { type: 'text', text: 'a' };

interface Played {
  readonly model?: string;
  readonly prompt?: string;
  readonly stop?: AbortSignal;
  readonly onWait?: (wait: RateWait) => void;
  readonly isTimeStill?: boolean;
}

/** Asks a service that gives these results, one per call. */
async function play(calls: readonly (ErrorData | 'answer')[], played: Played = {}) {
  const { model = 'mistral-small-latest', prompt = 'Hi', stop, isTimeStill = false } = played;
  const clock = createFakeClock({ autoAdvance: !isTimeStill });
  const waits: (number | undefined)[] = [];
  let made = 0;
  const mistral = fakeMistral({
    streamChat: async function* () {
      const call = calls[made];
      made += 1;
      if (call !== 'answer') throw new AppError(call ?? { code: 'bug', detail: 'one too many' });
      yield text;
      yield finish();
    },
  });
  const came: ChatProgress['type'][] = [];
  const answer = streamWithRetry(
    { mistral, clock, modelNames: noNames },
    {
      key,
      model,
      messages: [{ role: 'user', content: prompt }],
      ...(stop !== undefined && { signal: stop }),
      onWait: (wait) => {
        waits.push(wait?.seconds);
        if (wait !== undefined) played.onWait?.(wait);
      },
    },
  );
  let error: ErrorData | undefined;
  try {
    for await (const { type } of answer) came.push(type);
  } catch (thrown) {
    error = toErrorData(thrown);
  }
  return { came, error, waits, made, slept: clock.slept };
}

const whole = ['text', 'finish'];

describe('too many requests', () => {
  test('waits as long as the service asks, then asks again', async () => {
    expect(await play([limited(7), limited(2.2), 'answer'])).toEqual({
      came: whole,
      error: undefined,
      waits: [7, undefined, 3, undefined],
      made: 3,
      slept: [7_000, 3_000],
    });
  });

  test('throws the error after the third wait', async () => {
    const { error, made } = await play(Array.from({ length: 9 }, () => limited(1)));
    expect([error, made]).toEqual([limited(1), 4]);
  });

  test('throws the error at once if the wait would be long', async () => {
    const { error, slept } = await play([limited(121)]);
    expect([error, slept]).toEqual([limited(121), []]);
  });

  test('retries at once if the person skips the wait', async () => {
    const hurry = { isTimeStill: true, onWait: ({ tryNow }: RateWait) => tryNow() };
    const { came, made } = await play([limited(60), 'answer'], hurry);
    expect([came, made]).toEqual([whole, 2]);
  });

  test('does not ask again after a stop', async () => {
    const stop = new AbortController();
    const stopping = { isTimeStill: true, stop: stop.signal, onWait: () => stop.abort() };
    const { error, made } = await play([limited(60), 'answer'], stopping);
    expect([error, made]).toEqual([{ code: 'cancelled' }, 1]);
  });
});

test.each<ErrorData>([
  { code: 'zero-quota' },
  { code: 'monthly-quota' },
  { code: 'capacity' },
  { code: 'stream-cut' },
])('does not wait after $code', async (error) => {
  expect(await play([error, 'answer'])).toMatchObject({ error, made: 1, slept: [] });
});

describe('a model that the service does not know', () => {
  test.each([
    ['pixtral-large-latest', 'mistral-medium-3-5', true],
    ['devstral-latest', 'mistral-medium-3-5', true],
    ['mistral-smal-latest', 'mistral-small-latest', false],
  ])('%s is reported with the model to use instead', async (model, instead, isRetired) => {
    const { error } = await play([{ code: 'model-unknown', model }], { model });
    expect(error).toEqual({ code: 'model-unknown', model, instead, isRetired });
  });

  test('throws the error without a suggestion if no model is similar', async () => {
    const { error } = await play([{ code: 'model-unknown', model: 'gpt-9' }], {
      model: 'gpt-9',
    });
    expect(error).toEqual({ code: 'model-unknown', model: 'gpt-9' });
  });
});

describe('a prompt that exceeds the context of the model', () => {
  test.each([
    ['mistral-small-latest', 'a'.repeat(262_144 * 6), 262_144, false],
    ['mistral-small-latest', 'a'.repeat(262_144 * 6 + 1), 262_144, true],
    ['ministral-3b-latest', 'é'.repeat(131_072 * 3 + 1), 131_072, true],
    ['a-model-of-tomorrow', 'a'.repeat(2_000_000), 262_144, true],
  ])('for %s is refused before the call', async (model, prompt, contextTokens, isTooLong) => {
    const { error, made } = await play(['answer'], { model, prompt });
    const bytes = Buffer.byteLength(prompt);
    expect(error).toEqual(
      isTooLong ? { code: 'prompt-too-long', bytes, model, contextTokens } : undefined,
    );
    expect(made).toBe(isTooLong ? 0 : 1);
  });
});
