import { expect, test } from 'vitest';
import { createLedger, metered } from '../../src/services/ledger.ts';
import { createModelNames } from '../../src/services/model-names.ts';
import type { ChatEvent, MistralPort } from '../../src/services/ports/mistral.ts';
import { createFakeClock } from '../support/fakes/fake-clock.ts';
import { noNames } from '../support/fakes/no-names.ts';
import { createTestServices, key, refusing } from '../support/fakes/services.ts';

const request = {
  model: 'mistral-small-latest',
  messages: [{ role: 'user', content: 'Hello' }],
} as const;

async function drain(events: AsyncIterable<ChatEvent>, max = Number.POSITIVE_INFINITY) {
  let count = 0;
  for await (const _ of events) {
    count += 1;
    if (count >= max) break;
  }
}

test('records each answer to a paid call in order, with its tokens', async () => {
  const { mistral, ledger } = await createTestServices();
  await mistral.listModels({ key });
  await drain(mistral.streamChat(request, { key }));
  await mistral.embed({ model: 'mistral-embed', inputs: ['a', 'b'] }, { key });
  const entries = ledger.entries();
  expect(entries.map(({ kind, model }) => [kind, model])).toEqual([
    ['chat', 'mistral-small-latest'],
    ['embeddings', 'mistral-embed'],
  ]);
  for (const { usage } of entries) expect(usage?.totalTokens).toBeGreaterThan(0);
  // Streams report no rate limits; answers in one piece do.
  expect(entries.map(({ metadata }) => (metadata?.limits.length ?? 0) > 0)).toEqual([false, true]);
});

test('records an abandoned stream without tokens', async () => {
  const { mistral, ledger } = await createTestServices();
  await drain(mistral.streamChat(request, { key }), 1);
  expect(ledger.entries()).toEqual([
    { kind: 'chat', model: 'mistral-small-latest', tookMs: expect.any(Number) },
  ]);
});

test('does not record a failed call', async () => {
  const { mistral, ledger } = await createTestServices({ mistral: refusing({ code: 'payment' }) });
  await expect(drain(mistral.streamChat(request, { key }))).rejects.toThrow('payment');
  await expect(mistral.embed({ model: 'm', inputs: ['a'] }, { key })).rejects.toThrow('payment');
  expect(ledger.entries()).toEqual([]);
});

test('measures the time of the whole answer', async () => {
  const clock = createFakeClock({ autoAdvance: true });
  const slow: Partial<MistralPort> = {
    embed: async () => {
      await clock.sleep(1_250);
      return { model: 'mistral-embed', vectors: [], metadata: { limits: [] } };
    },
  };
  const ledger = createLedger();
  const mistral = metered(slow as MistralPort, { ledger, clock, modelNames: noNames });
  await mistral.embed({ model: 'mistral-embed', inputs: [] }, { key });
  expect(ledger.entries()[0]?.tookMs).toBe(1_250);
});

test('records the purpose of a call and the requested model name', async () => {
  const ledger = createLedger();
  const modelNames = createModelNames();
  modelNames.replace(new Map([['mistral-small-latest', 'mistral-small-2603']]));
  const metadata = { limits: [] };
  const named: Partial<MistralPort> = {
    streamChat: async function* () {
      yield { type: 'finish', reason: 'stop', model: 'mistral-small-2603', metadata };
    },
    embed: async () => ({ model: 'mistral-embed', vectors: [], metadata }),
    readDocument: async ({ model }) => ({ model, texts: [], pages: 2, metadata }),
  };
  const mistral = metered(named as MistralPort, { ledger, clock: createFakeClock(), modelNames });
  await drain(mistral.streamChat(request, { key, purpose: 'probe' }));
  await mistral.embed({ model: 'mistral-embed', inputs: [] }, { key });
  const document = { mediaType: 'image/png', bytes: new Uint8Array() };
  await mistral.readDocument({ model: 'mistral-ocr-latest', document }, { key });
  expect(ledger.entries()).toEqual([
    {
      kind: 'chat',
      purpose: 'probe',
      model: 'mistral-small-2603',
      asked: 'mistral-small-latest',
      askedId: 'mistral-small-2603',
      tookMs: 0,
      metadata: metadata,
    },
    { kind: 'embeddings', model: 'mistral-embed', tookMs: 0, metadata: metadata },
    { kind: 'ocr', model: 'mistral-ocr-latest', pages: 2, tookMs: 0, metadata: metadata },
  ]);
});
