import { afterEach, describe, expect, test, vi } from 'vitest';
import { createWaits } from '../../src/core/access/probe-waits.ts';
import { systemClock } from '../../src/services/clock.ts';
import { createDeadline } from '../../src/services/mistral/http/deadline.ts';
import { createPacer } from '../../src/services/mistral/http/pacer.ts';
import { createFakeClock, type FakeClock } from '../support/fakes/fake-clock.ts';
import { errorFamily } from '../support/rules/error-families.ts';

afterEach(() => {
  vi.useRealTimers();
});

const year = 365 * 86_400_000;
const jumps = [
  ['back a year', -year],
  ['forward a year', year],
  ['back to 1970', -Date.UTC(2026, 10, 20)],
  ['forward an hour', 3_600_000],
] as const;

/** Creates a clock whose time of day jumps at every reading. */
function jumping(ms: number): FakeClock {
  const clock = createFakeClock({ autoAdvance: true });
  let looks = 0;
  return Object.assign(Object.create(clock) as FakeClock, {
    now: () => {
      looks += 1;
      return clock.now() + (looks % 2) * ms;
    },
  });
}

describe(errorFamily('network', 'a clock that is set while one waits'), () => {
  test.each(jumps)('%s: calls keep their minimum interval', async (_, ms) => {
    const clock = jumping(ms);
    const pacer = createPacer(clock);
    for (let call = 0; call < 3; call += 1) await pacer.turn();
    expect(clock.monotonic()).toBe(2_200);
  });

  test.each(jumps)('%s: a new key is retried for two minutes', async (_, ms) => {
    const clock = jumping(ms);
    const waits = createWaits({ clock, justMade: true, onWait: () => {} });
    while (await waits.forGrace({ code: 'key-refused' }));
    expect(clock.monotonic()).toBe(120_000);
  });

  test.each(jumps)('%s: sleeps keep their length', async (_, ms) => {
    const clock = systemClock();
    const begun = clock.monotonic();
    const sleep = clock.sleep(20);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    await sleep;
    const took = clock.monotonic() - begun;
    expect(took).toBeGreaterThanOrEqual(19);
    expect(took).toBeLessThan(10_000);
  });

  test.each(jumps)('%s: the silence limit keeps its length', async (_, ms) => {
    const begun = performance.now();
    const waiting = createDeadline('api.test', 60_000).within(20, new Promise(() => {}));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
    await expect(waiting).rejects.toMatchObject({ error: { problem: 'timeout' } });
    expect(performance.now() - begun).toBeGreaterThanOrEqual(19);
  });
});
