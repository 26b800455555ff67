import { describe, expect, it } from 'vitest';
import { type ProbeOptions, probeAccess } from '../../../src/core/access/probe-access.ts';
import type { ScenarioName } from '../../../src/emulator/scenario-names.ts';
import { startEmulator } from '../../../src/emulator/server.ts';
import { createMistral } from '../../../src/services/mistral/client.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { noNames } from '../../support/fakes/no-names.ts';

const key = new Secret('abcdefghijklmnopqrstuvwxyz012345');

/** Probes the account of a scenario through the real adapter, over HTTP, with simulated waits. */
async function probe(scenario: ScenarioName, options: Partial<ProbeOptions> = {}) {
  const emulator = await startEmulator({ scenario, pace: 'none', wait: async () => {} });
  const clock = createFakeClock({ autoAdvance: true });
  try {
    const mistral = createMistral({ baseUrl: emulator.url, clock });
    const report = await probeAccess(
      { mistral, clock, modelNames: noNames },
      { key, random: () => 1, ...options },
    );
    return { report, clock, calls: emulator.requests.map(({ path }) => path) };
  } finally {
    await emulator.close();
  }
}

const small = 'mistral-small-latest';
const ready = { code: 'ready', model: small };

describe('probeAccess over HTTP', () => {
  it.each<readonly [ScenarioName, object]>([
    ['ok', ready],
    ['free-mode', { code: 'ready', model: 'ministral-8b-latest' }],
    ['key-refused', { code: 'key-refused' }],
    ['codestral-key', { code: 'key-refused' }],
    ['new-key', { code: 'key-refused' }],
    ['payment', { code: 'payment' }],
    ['inactive', { code: 'inactive' }],
    ['tier', { code: 'tier', model: small }],
    ['labs', { code: 'labs', model: small }],
    ['zero-quota', { code: 'zero-quota', model: small }],
    ['monthly-quota', { code: 'monthly-quota' }],
    ['rate-limited', ready],
    ['capacity', ready],
    ['overloaded', { code: 'service', status: 503 }],
    ['slow', ready],
    ['stall', ready],
    ['cut', ready],
    ['stream-error', ready],
    ['malformed', { code: 'bad-answer' }],
    ['redirect', { code: 'network', problem: 'redirect' }],
    ['hostile', ready],
    ['huge-list', ready],
    ['odd-list', ready],
    ['unicode', ready],
  ])('%s', async (scenario, outcome) => {
    const { report } = await probe(scenario);
    expect(report.outcome).toMatchObject(outcome);
    expect(JSON.stringify(report)).not.toContain(key.reveal());
    expect(JSON.stringify(report.models)).not.toMatch(/\\u00[01]|[\x7f-\x9f\u202e]/);
  });

  it('finds the models that a free account cannot call', async () => {
    const { report } = await probe('free-mode');
    expect(report.modelAccess).toEqual({ [small]: 'zero-quota', 'ministral-8b-latest': 'ready' });
    expect(report.models.length).toBeGreaterThan(20);
  });

  it('waits for a new key', async () => {
    const { report, clock } = await probe('new-key', { justMade: true });
    expect(report.outcome).toEqual(ready);
    expect(clock.slept).toEqual([5_000, 5_000]);
  });

  it('tries the other models before it waits', async () => {
    const { calls } = await probe('rate-limited');
    const chats = calls.filter((path) => path === '/v1/chat/completions');
    expect(chats).toHaveLength(6);
  });
});
