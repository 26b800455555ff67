import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/services/clock.ts';

describe('the system clock', () => {
  it('returns the time of the machine, and a time that never goes back', () => {
    const clock = systemClock();
    const before = Date.now();
    expect(clock.now()).toBeGreaterThanOrEqual(before);
    const first = clock.monotonic();
    expect(clock.monotonic()).toBeGreaterThanOrEqual(first);
  });

  it('wakes sleepers in the order of their times', async () => {
    const clock = systemClock();
    const woken: string[] = [];
    await Promise.all([
      clock.sleep(20).then(() => woken.push('late')),
      clock.sleep(0).then(() => woken.push('early')),
    ]);
    expect(woken).toEqual(['early', 'late']);
  });

  it('wakes at once with an AbortError on an abort', async () => {
    const abort = new AbortController();
    const sleep = systemClock().sleep(3_600_000, abort.signal);
    abort.abort();
    await expect(sleep).rejects.toMatchObject({ name: 'AbortError' });
  });
});
