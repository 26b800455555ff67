import { describe, expect, test } from 'vitest';
import { tryModels } from '../../../src/core/access/try-models.ts';
import { capSpending, type SpendingCap } from '../../../src/core/spending/spending-cap.ts';
import { AppError, type ErrorData } from '../../../src/errors/errors.ts';
import { createModelNames } from '../../../src/services/model-names.ts';
import type { ChatEvent, ChatRequest, MistralPort } from '../../../src/services/ports/mistral.ts';
import { errorOf } from '../../support/error-of.ts';
import { answer, fakeMistral, finish, metadata } from '../../support/fakes/fake-mistral.ts';
import { noNames } from '../../support/fakes/no-names.ts';
import { createTestServices, key } from '../../support/fakes/services.ts';

const dollars = (nanos: number): SpendingCap => ({ nanos, currency: 'usd' });

const usage = (promptTokens: number, completionTokens = 0) => ({
  promptTokens,
  completionTokens,
  totalTokens: promptTokens + completionTokens,
});

const question: ChatRequest = {
  model: 'mistral-small-latest',
  messages: [{ role: 'user', content: 'Hello' }],
  maxTokens: 1000,
};
/** 1,000 output tokens at 600 billionths each; the input is added to that. */
const maxOut = 600_000;
const embedding = { model: 'mistral-embed', inputs: ['a'] };

/** A service that counts the calls that reach it. */
function counting(methods: Partial<MistralPort>) {
  const seen = { calls: 0 };
  const answered = <A>(answer: A) => {
    seen.calls += 1;
    return Promise.resolve(answer);
  };
  const mistral = fakeMistral({
    embed: () =>
      answered({ model: 'mistral-embed', vectors: [], usage: usage(10), metadata: metadata }),
    completeChat: () => answered({ ...answer, usage: usage(10, 1) }),
    streamChat: async function* () {
      seen.calls += 1;
      yield { type: 'text', text: 'Hi' } satisfies ChatEvent;
      yield finish({ usage: usage(10, 20) });
    },
    ...methods,
  });
  return { mistral, seen };
}

async function drain(events: AsyncIterable<ChatEvent>, max = Number.POSITIVE_INFINITY) {
  let count = 0;
  for await (const _ of events) {
    count += 1;
    if (count >= max) break;
  }
}

describe('a call that may exceed the remaining amount', () => {
  test('is refused before anything is sent, with the amounts', async () => {
    const { mistral, seen } = counting({});
    const held = capSpending(mistral, dollars(100_000), noNames);
    const error = await errorOf(drain(held.streamChat(question, { key })));
    expect(error).toMatchObject({
      code: 'spending-cap',
      problem: 'reached',
      cap: 100_000,
      currency: 'usd',
      spent: 0,
    });
    expect('max' in error && error.max).toBeGreaterThan(maxOut);
    expect(seen.calls).toBe(0);
  });

  test('is allowed if its maximum cost just fits', async () => {
    const first = capSpending(counting({}).mistral, dollars(0), noNames);
    const error = await errorOf(drain(first.streamChat(question, { key })));
    const max = 'max' in error ? error.max : Number.NaN;
    for (const [cap, calls] of [
      [max, 1],
      [max - 1, 0],
    ] as const) {
      const { mistral, seen } = counting({});
      await drain(capSpending(mistral, dollars(cap), noNames).streamChat(question, { key })).catch(
        () => {},
      );
      expect(seen.calls).toBe(calls);
    }
  });

  test('counts earlier calls at their actual price', async () => {
    const { mistral, seen } = counting({});
    const held = capSpending(mistral, dollars(1_000_000), noNames);
    for (let call = 0; call < 5; call += 1) await drain(held.streamChat(question, { key }));
    await held.embed(embedding, { key });
    expect(seen.calls).toBe(6);
    const tight = await errorOf(
      drain(held.streamChat({ ...question, maxTokens: 1_000_000 }, { key })),
    );
    // Five times 10 × 150 + 20 × 600, and once 10 × 100.
    expect(tight).toMatchObject({ problem: 'reached', spent: 5 * 13_500 + 1000 });
  });

  test('counts the whole context for an answer without a limit', async () => {
    const held = capSpending(counting({}).mistral, dollars(100_000_000), noNames);
    const { maxTokens: _, ...open } = question;
    const error = await errorOf(drain(held.streamChat(open, { key })));
    expect('max' in error && error.max).toBeGreaterThan(262_144 * 600);
  });

  test('cannot share the remaining amount with a parallel call', async () => {
    const { mistral, seen } = counting({});
    const held = capSpending(mistral, dollars(1_000_000), noNames);
    const both = [1, 2].map(() => drain(held.streamChat(question, { key })));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(seen.calls).toBe(1);
  });
});

describe('a call without a known price', () => {
  /** Returns the amount that counts as spent after a call. */
  async function spentAfter(work: (held: MistralPort) => Promise<unknown>, mistral: MistralPort) {
    const held = capSpending(mistral, dollars(1_000_000), noNames);
    await work(held).catch(() => {});
    const error = await errorOf(
      held.embed({ ...embedding, inputs: ['x'.repeat(100_000)] }, { key }),
    );
    return 'spent' in error ? error.spent : Number.NaN;
  }
  const ask = (held: MistralPort) => drain(held.streamChat(question, { key }));
  const failing = (error: ErrorData, before: readonly ChatEvent[] = []) =>
    counting({
      streamChat: async function* () {
        yield* before;
        throw new AppError(error);
      },
    }).mistral;
  const text: ChatEvent = { type: 'text', text: 'Hi' };
  const host = 'api.example';

  test('counts in full if its reader stopped', async () => {
    const left = (held: MistralPort) => drain(held.streamChat(question, { key }), 1);
    expect(await spentAfter(left, counting({}).mistral)).toBeGreaterThan(maxOut);
  });

  test('counts in full if its answer has no usage', async () => {
    const { mistral } = counting({
      streamChat: async function* () {
        yield finish();
      },
    });
    expect(await spentAfter(ask, mistral)).toBeGreaterThan(maxOut);
  });

  test.each<readonly [ErrorData, readonly ChatEvent[], 'nothing' | 'in full']>([
    [{ code: 'zero-quota' }, [], 'nothing'],
    [{ code: 'rate-limited', seconds: 3 }, [], 'nothing'],
    [{ code: 'request-refused', status: 400, detail: '' }, [], 'nothing'],
    [{ code: 'service', status: 503 }, [], 'nothing'],
    [{ code: 'network', problem: 'dns', host }, [], 'nothing'],
    [{ code: 'network', problem: 'refused', host }, [], 'nothing'],
    [{ code: 'network', problem: 'timeout', host }, [], 'in full'],
    [{ code: 'network', problem: 'reset', host }, [], 'in full'],
    [{ code: 'cancelled' }, [], 'in full'],
    [{ code: 'bad-answer', host }, [], 'in full'],
    [{ code: 'stream-error' }, [text], 'in full'],
    [{ code: 'rate-limited', seconds: 3 }, [text], 'in full'],
  ])('one that failed with %j after %j: %s', async (error, before, counted) => {
    const spent = await spentAfter(ask, failing(error, before));
    if (counted === 'nothing') expect(spent).toBe(0);
    else expect(spent).toBeGreaterThan(maxOut);
  });
});

describe('a model without a price', () => {
  test.each<readonly [string, SpendingCap['currency']]>([
    ['a-model-of-tomorrow', 'usd'],
    // Its price is known only in dollars.
    ['mistral-large-4', 'eur'],
  ])('%s in %s is refused, because no cap can apply to it', async (model, currency) => {
    const { mistral, seen } = counting({});
    const held = capSpending(mistral, { nanos: 1e15, currency }, noNames);
    const error = await errorOf(drain(held.streamChat({ ...question, model }, { key })));
    expect(error).toEqual({
      code: 'spending-cap',
      problem: 'unknown-price',
      model,
      currency,
      cap: 1e15,
    });
    expect(seen.calls).toBe(0);
  });
});

test('trying models skips those without a price, and ends at the cap', async () => {
  const cap: SpendingCap = { nanos: 100_000, currency: 'eur' };
  const small = 'mistral-small-latest';
  const held = capSpending(counting({}).mistral, cap, noNames);
  const models = ['a-model-of-tomorrow', small, 'mistral-large-4'];
  expect(await tryModels({ mistral: held }, models, { key })).toEqual({ [small]: 'ready' });
  const dear = tryModels({ mistral: held }, ['mistral-medium-latest'], { key });
  expect(await errorOf(dear)).toMatchObject({ code: 'spending-cap', problem: 'reached' });
});

test('counts the seconds that a transcription had, not the most it could have', async () => {
  const spoken = { model: 'voxtral-mini-latest', text: 'Hi', seconds: 60, metadata };
  const { mistral } = counting({ transcribe: async () => spoken });
  const recording = { mediaType: 'audio/wav', bytes: new Uint8Array(500 * 120) };
  const request = { model: 'voxtral-mini-latest', recording };
  // At most two minutes, of which one was transcribed, at 3 thousandths of a dollar each.
  const held = capSpending(mistral, dollars(9_000_000), noNames);
  await held.transcribe(request, { key });
  await held.transcribe(request, { key });
  expect(await errorOf(held.transcribe(request, { key }))).toMatchObject({ spent: 6_000_000 });
});

test('caps each account by the prices of its own list', async () => {
  const { mistral } = counting({});
  const spentWith = async (id: string) => {
    const modelNames = createModelNames();
    modelNames.replace(new Map([[question.model, id]]));
    const held = capSpending(mistral, dollars(0), modelNames);
    const error = await errorOf(drain(held.streamChat(question, { key })));
    return 'max' in error ? error.max : Number.NaN;
  };
  const [small, large] = await Promise.all([
    spentWith('mistral-small-2603'),
    spentWith('mistral-large-2512'),
  ]);
  expect(large).toBeGreaterThan(2 * small);
});

describe('a cap of zero', () => {
  const cap = dollars(0);

  test('allows free calls', async () => {
    const moderated = { model: 'mistral-moderation-2603', results: [], metadata: metadata };
    const { mistral } = counting({ moderate: async () => moderated });
    const request = { model: 'mistral-moderation-2603', inputs: ['x'] };
    expect(await capSpending(mistral, cap, noNames).moderate(request, { key })).toBe(moderated);
  });

  test.each<readonly [string, (held: MistralPort) => Promise<unknown>]>([
    ['chat', (held) => drain(held.streamChat(question, { key }))],
    ['embeddings', (held) => held.embed(embedding, { key })],
    [
      'fill-in-the-middle',
      (held) => held.completeFim({ model: 'codestral-latest', prompt: 'a', suffix: 'b' }, { key }),
    ],
    [
      'OCR',
      (held) =>
        held.readDocument(
          {
            model: 'mistral-ocr-latest',
            document: { mediaType: 'application/pdf', bytes: new Uint8Array(3) },
            pages: [0],
          },
          { key },
        ),
    ],
  ])('%s does not', async (_, call) => {
    // No method of the service may be called; a call would throw another error.
    const error = await errorOf(call(capSpending(fakeMistral({}), cap, noNames)));
    expect(error).toMatchObject({ code: 'spending-cap', problem: 'reached' });
  });

  test('allows listing models', async () => {
    const { mistral } = await createTestServices();
    const { models } = await capSpending(mistral, cap, noNames).listModels({ key });
    expect(models.length).toBeGreaterThan(3);
  });
});

test('the cap includes the ten percent surcharge of a region', async () => {
  const max = async (host: string) => {
    const error = await errorOf(
      capSpending(fakeMistral({ host }), dollars(0), noNames).embed(embedding, { key }),
    );
    return 'max' in error ? error.max : Number.NaN;
  };
  const plain = await max('api.mistral.ai');
  expect(await max('api.eu.mistral.ai')).toBe(Math.ceil((plain * 11) / 10));
});
