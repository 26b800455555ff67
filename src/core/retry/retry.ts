import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';

/** A wait before a call is repeated after too many requests. */
export interface RateWait {
  /** Whole seconds. */
  readonly seconds: number;
  /** Number of this wait among those of one call, from 1. */
  readonly nth: number;
  /** Ends the wait and tries now. */
  readonly tryNow: () => void;
}

/** Limits of the waits, and how to report them. */
export interface RetryPolicy {
  /** If the service asks for a longer wait, its error is thrown instead. */
  readonly longestSeconds: number;
  readonly signal?: AbortSignal | undefined;
  /** Called when a wait begins, and with undefined when it ends. */
  readonly onWait: (wait: RateWait | undefined) => void;
}

const maxWaits = 3;

/**
 * Makes a call and repeats it after too many requests, if the wait is within the limits. Does not wait for other
 * errors: a limit of zero or of a month does not change within a minute. A call that makes progress calls `renew`,
 * which allows the full number of waits again. Throws the errors of the call, and `cancelled` as soon as `signal` is
 * aborted.
 */
export async function withRetry<T>(
  clock: ClockPort,
  policy: RetryPolicy,
  call: (renew: () => void) => Promise<T>,
): Promise<T> {
  let waits = 0;
  const renew = () => {
    waits = 0;
  };
  for (;;) {
    try {
      return await call(renew);
    } catch (thrown) {
      waits += 1;
      await waitFor(clock, thrown, policy, waits);
    }
  }
}

/** Waits for as long as `thrown` requires, or rethrows it. */
async function waitFor(
  clock: ClockPort,
  thrown: unknown,
  { longestSeconds, signal, onWait }: RetryPolicy,
  nth: number,
): Promise<void> {
  const error = thrown instanceof AppError ? thrown.error : undefined;
  if (error?.code !== 'rate-limited' || error.seconds > longestSeconds) throw thrown;
  if (nth > maxWaits) throw thrown;
  const seconds = Math.max(1, Math.ceil(error.seconds));
  const early = new AbortController();
  onWait({ seconds, nth, tryNow: () => early.abort() });
  await pause(clock, seconds * 1_000, { signal, until: early.signal });
  onWait(undefined);
}

/**
 * Waits for the given milliseconds, or until `until` is aborted. Resolves to true if the time passed. Throws
 * `cancelled` if `signal` is aborted.
 */
export async function pause(
  clock: ClockPort,
  ms: number,
  { signal, until }: Readonly<Record<'signal' | 'until', AbortSignal | undefined>>,
): Promise<boolean> {
  const either = AbortSignal.any([signal, until].filter((each) => each !== undefined));
  try {
    await clock.sleep(ms, either);
    return true;
  } catch (thrown) {
    if (signal?.aborted) throw new AppError({ code: 'cancelled' });
    if (until?.aborted) return false;
    throw thrown;
  }
}

const baseMs = 1_000;
const maxMs = 8_000;

/**
 * Returns the milliseconds to wait before the next try after `tried` failures: a random time from 0 to a maximum that
 * doubles each time ("full jitter"), so that clients that failed together do not retry together. `random` returns 0 to
 * 1.
 */
export function backoffMs(tried: number, random: () => number): number {
  return random() * Math.min(maxMs, baseMs * 2 ** (tried - 1));
}
