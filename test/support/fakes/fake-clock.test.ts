import { describe, expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.ts';

describe('fake clock', () => {
  it('wakes sleepers in the order of their times, and none early', async () => {
    const clock = createFakeClock();
    const woken: string[] = [];
    void clock.sleep(200).then(() => woken.push(`late at ${clock.monotonic()}`));
    void clock.sleep(100).then(() => woken.push(`early at ${clock.monotonic()}`));
    await clock.advance(99);
    expect(woken).toEqual([]);
    await clock.advance(101);
    expect(woken).toEqual(['early at 100', 'late at 200']);
  });

  it('wakes a sleeper that sleeps again within the same advance', async () => {
    const clock = createFakeClock({ startAt: 1_000 });
    const times: number[] = [];
    const twice = async () => {
      await clock.sleep(10);
      times.push(clock.now());
      await clock.sleep(10);
      times.push(clock.now());
    };
    void twice();
    await clock.advance(50);
    expect(times).toEqual([1_010, 1_020]);
    expect(clock.now()).toBe(1_050);
    expect(clock.slept).toEqual([10, 10]);
  });

  it('rejects an aborted sleep with an AbortError and forgets it', async () => {
    const clock = createFakeClock();
    const abort = new AbortController();
    const sleep = clock.sleep(100, abort.signal);
    abort.abort();
    await expect(sleep).rejects.toMatchObject({ name: 'AbortError' });
    expect(clock.waiting).toBe(0);
    await expect(clock.sleep(1, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('advances by itself if asked to', async () => {
    const clock = createFakeClock({ autoAdvance: true });
    await clock.sleep(5_000);
    await clock.sleep(60_000);
    expect(clock.monotonic()).toBe(65_000);
  });
});
