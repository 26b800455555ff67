import type { ClockPort } from '../../../src/services/ports/services.ts';

export interface FakeClock extends ClockPort {
  /** Milliseconds of every sleep so far, in order. */
  readonly slept: readonly number[];
  /** Number of sleeps that are waiting. */
  readonly waiting: number;
  /** Advances time by `ms`, wakes sleepers in the order of their times, and lets them run in between. */
  advance(ms: number): Promise<void>;
}

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** Waits until all settled promises were handled, and for one turn of the event loop. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function abortError(): Error {
  return new DOMException('The sleep was aborted', 'AbortError');
}

/**
 * Creates a clock that advances only by `advance`. With `autoAdvance`, it also advances to the next sleeper as soon as
 * one waits and no promise is ready. It does not wait for real I/O. `startAt` is the initial `now()`, in milliseconds
 * since 1970.
 */
export function createFakeClock(
  options: { readonly startAt?: number; readonly autoAdvance?: boolean } = {},
): FakeClock {
  const startAt = options.startAt ?? Date.UTC(2026, 10, 20, 9, 0, 0);
  const sleepers = new Set<Sleeper>();
  const slept: number[] = [];
  let elapsed = 0;
  const next = () => [...sleepers].reduce<Sleeper | undefined>(earlier, undefined);

  async function advanceTo(target: number): Promise<void> {
    await settle();
    for (let due = next(); due !== undefined && due.at <= target; due = next()) {
      elapsed = Math.max(elapsed, due.at);
      due.wake();
      await settle();
    }
    elapsed = Math.max(elapsed, target);
  }

  async function wakeNext(): Promise<void> {
    await settle();
    await advanceTo(next()?.at ?? elapsed);
  }

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    slept.push(ms);
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(abortError());
      const end = (finish: () => void) => () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', onAbort);
        finish();
      };
      const onAbort = end(() => reject(abortError()));
      const sleeper: Sleeper = { at: elapsed + Math.max(0, ms), wake: end(resolve) };
      sleepers.add(sleeper);
      signal?.addEventListener('abort', onAbort);
      if (options.autoAdvance) void wakeNext();
    });
  }

  return {
    now: () => startAt + elapsed,
    monotonic: () => elapsed,
    sleep,
    advance: (ms) => advanceTo(elapsed + ms),
    slept,
    get waiting() {
      return sleepers.size;
    },
  };
}

/** Returns the sleeper that wakes first; the older one if both wake at once. */
function earlier(first: Sleeper | undefined, second: Sleeper): Sleeper {
  return first !== undefined && first.at <= second.at ? first : second;
}
