import type { UnderlyingSource } from 'node:stream/web';
import { setTimeout as soon } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDeadline } from '../../../../src/services/mistral/http/deadline.ts';
import { readEvents } from '../../../../src/services/mistral/http/read-body.ts';
import { errorFamily } from '../../../support/rules/error-families.ts';

const timeout = { error: { code: 'network', problem: 'timeout', host: 'api.test' } };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Simulates a suspended process or machine: all timers fire late and together. */
function sleepFor(ms: number): void {
  const now = performance.now() + ms;
  vi.spyOn(performance, 'now').mockReturnValue(now);
}

const fakeTimers = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

describe(errorFamily('network', 'a process suspended during a wait'), () => {
  test('accepts data that arrived meanwhile', async () => {
    fakeTimers();
    let come = (_: string) => {};
    const work = new Promise<string>((resolve) => {
      come = resolve;
    });
    const waiting = createDeadline('api.test', 60_000).within(30_000, work);
    sleepFor(3_600_000);
    vi.advanceTimersByTime(30_000);
    come('what had come');
    expect(await waiting).toBe('what had come');
  });

  test('waits at most once more after a sleep', async () => {
    fakeTimers();
    const waiting = createDeadline('api.test', 60_000).within(30_000, new Promise(() => {}));
    waiting.catch(() => {});
    sleepFor(3_600_000);
    vi.advanceTimersByTime(30_000);
    sleepFor(30_000);
    vi.advanceTimersByTime(30_000);
    await expect(waiting).rejects.toMatchObject(timeout);
  });

  test('does not report a silence during a sleep', async () => {
    const pieces = ['data: 1\n\n', 'data: ', '2\n\n'];
    const source: UnderlyingSource<Uint8Array> = {
      async pull(controller) {
        const piece = pieces.shift();
        if (piece === undefined) return controller.close();
        if (piece === 'data: ') sleepFor(3_600_000);
        await soon(5);
        controller.enqueue(new TextEncoder().encode(piece));
      },
    };
    const body = new ReadableStream(source, { highWaterMark: 0 });
    const told: string[] = [];
    const retry = { firstMs: 30_000, nextMs: 30_000 };
    for await (const { data } of readEvents(body, createDeadline('api.test', 60_000), retry)) {
      told.push(data);
    }
    expect(told).toEqual(['1', '2']);
  });

  test('still reacts to a stop at once', async () => {
    const stop = new AbortController();
    const waiting = createDeadline('api.test', 60_000, stop.signal).within(
      30_000,
      new Promise(() => {}),
    );
    sleepFor(3_600_000);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe(errorFamily('network', 'a wait without a sleep'), () => {
  test('ends at its time limit', async () => {
    const waiting = createDeadline('api.test', 60_000).within(5, new Promise(() => {}));
    await expect(waiting).rejects.toMatchObject(timeout);
  });
});
