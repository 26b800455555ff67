import { describe, expect, it } from 'vitest';
import type { ScenarioName } from '../../../src/emulator/scenario-names.ts';
import { startEmulator } from '../../../src/emulator/server.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { plainText } from '../../../src/i18n/plain-text.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import type { ChatEvent, MistralPort } from '../../../src/services/ports/mistral.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');

async function withEmulator<T>(
  scenario: ScenarioName,
  use: (mistral: MistralPort) => Promise<T>,
): Promise<T> {
  const emulator = await startEmulator({ scenario, pace: 'none', wait: async () => {} });
  const clock = createFakeClock({ autoAdvance: true });
  const timeouts = scenario === 'stall' ? { firstMs: 500 } : {};
  try {
    return await use(createMistral({ baseUrl: emulator.url, clock, timeouts }));
  } finally {
    await emulator.close();
  }
}

/** Runs one chat; returns its events, and the error that ended it, if any. */
async function chat(mistral: MistralPort, model = 'mistral-small-latest') {
  const events: ChatEvent[] = [];
  try {
    const request = { model, messages: [{ role: 'user', content: 'Quel fromage ?' }] } as const;
    for await (const event of mistral.streamChat(request, { key })) events.push(event);
    return { events, error: undefined };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return { events, error: thrown.error };
  }
}

const said = (events: readonly ChatEvent[]) =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

describe('the emulator, through the adapter', () => {
  it.each<ScenarioName>(['ok', 'slow', 'hostile', 'unicode'])('answers in %s', async (scenario) => {
    const { events, error } = await withEmulator(scenario, (mistral) => chat(mistral));
    expect(error).toBeUndefined();
    expect(said(events).length).toBeGreaterThan(20);
    expect(plainText(said(events))).toBe(said(events));
    expect(events.at(-1)).toMatchObject({
      type: 'finish',
      reason: 'stop',
      usage: { totalTokens: expect.any(Number) },
    });
  });

  it.each<readonly [ScenarioName, object, boolean]>([
    ['cut', { code: 'stream-cut' }, true],
    ['stream-error', { code: 'stream-error' }, true],
    ['stall', { code: 'network', problem: 'timeout' }, false],
    ['malformed', { code: 'bad-answer' }, false],
    ['overloaded', { code: 'service', status: 503 }, false],
  ])('fails in %s, after the text that had arrived', async (scenario, error, begun) => {
    const got = await withEmulator(scenario, (mistral) => chat(mistral));
    expect(got.error).toMatchObject(error);
    expect(said(got.events) !== '').toBe(begun);
    expect(got.events.every(({ type }) => type === 'text')).toBe(true);
  });

  it('cleans a refusal', async () => {
    const { error } = await withEmulator('hostile', (mistral) =>
      chat(mistral, 'mistral-large-latest'),
    );
    expect(error).toMatchObject({ code: 'request-refused', status: 400 });
    expect(JSON.stringify(error)).not.toMatch(/\\u00[01]|[\x7f-\x9f\u202e]/);
  });

  it('reads vectors', async () => {
    const inputs = ['un', 'deux'];
    const answer = await withEmulator('ok', (mistral) =>
      mistral.embed({ model: 'mistral-embed', inputs }, { key }),
    );
    expect(answer.vectors.map((vector) => vector.length)).toEqual([1_024, 1_024]);
    expect(answer.usage?.totalTokens).toBeGreaterThan(0);
    expect(answer.metadata.limits).not.toEqual([]);
    expect(answer.metadata.correlationId).not.toBe('');
  });

  it('reads a list of thousands', async () => {
    const { models } = await withEmulator('huge-list', (mistral) => mistral.listModels({ key }));
    expect(models).toHaveLength(5_000);
    expect(models.every(({ contextTokens }) => contextTokens !== undefined)).toBe(true);
  });
});
