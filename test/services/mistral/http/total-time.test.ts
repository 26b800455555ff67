import { afterEach, expect, it, vi } from 'vitest';
import { createMistral } from '../../../../src/services/mistral/client.ts';
import { Secret } from '../../../../src/services/ports/secret.ts';
import { errorOf } from '../../../support/error-of.ts';
import { createFakeClock } from '../../../support/fakes/fake-clock.ts';

const key = new Secret('aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG');

afterEach(() => {
  vi.useRealTimers();
});

/** Answers with headers, then with a piece every ten seconds, for ever. */
function dripping(type: string, piece: string) {
  const state = { isAnswered: false, isOver: false };
  const answer: typeof fetch = async () => {
    state.isAnswered = true;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        setInterval(() => {
          if (!state.isOver) controller.enqueue(Buffer.from(piece));
        }, 10_000);
      },
      cancel: () => {
        state.isOver = true;
      },
    });
    return new Response(body, { headers: { 'content-type': type } });
  };
  return { state, answer };
}

const delta = 'data: {"id":"a","model":"m","choices":[{"index":0,"delta":{"content":"a"}}]}\n\n';

it.each([
  ['a list of models', 60, 'application/json', ' '],
  ['vectors', 300, 'application/json', ' '],
  ['a streamed answer', 1_200, 'text/event-stream', delta],
] as const)('ends %s without an end after %i seconds', async (what, seconds, type, piece) => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
  const { state, answer } = dripping(type, piece);
  const clock = createFakeClock({ startAt: 0 });
  const mistral = createMistral({ baseUrl: 'https://api.example', clock, fetch: answer });
  const stream = async () => {
    const messages = [{ role: 'user', content: 'a' }] as const;
    for await (const _ of mistral.streamChat({ model: 'm', messages }, { key }));
  };
  const calls = {
    'a list of models': () => mistral.listModels({ key }),
    vectors: () => mistral.embed({ model: 'm', inputs: ['a'] }, { key }),
    'a streamed answer': stream,
  };
  let ended: unknown;
  const call = errorOf(calls[what]()).then((error) => {
    ended = error;
  });
  while (!state.isAnswered) await new Promise((resolve) => setImmediate(resolve));
  for (let passed = 0; passed < seconds - 10; passed += 5) await vi.advanceTimersByTimeAsync(5_000);
  expect(ended).toBeUndefined();
  for (let passed = 0; passed < 15; passed += 5) await vi.advanceTimersByTimeAsync(5_000);
  await call;
  expect(ended).toEqual({ code: 'network', problem: 'timeout', host: 'api.example' });
});
