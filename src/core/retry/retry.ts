import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';

/** A wait before a call is made again, because there were too many. */
export interface RateWait {
  /** Whole seconds. */
  readonly seconds: number;
  /** Which wait of one call it is, from 1. */
  readonly nth: number;
  /** Ends the wait and tries now. */
  readonly tryNow: () => void;
}

/** How long a caller may be kept waiting. */
export interface RetryPolicy {
  /** A longer wait than this is reported, and not waited out. */
  readonly longestSeconds: number;
  readonly signal?: AbortSignal | undefined;
  /** Told when a wait begins, and undefined when it is over. */
  readonly onWait: (wait: RateWait | undefined) => void;
}

const maxWaits = 3;

/**
 * Makes a call, and makes it again after each wait, where there were too many requests and a person can bear the wait.
 * Nothing else is waited for: a limit of zero or of a month does not change in a minute. A call that got further calls
 * `renew`, which allows it as many waits again. Throws as the call does, and `cancelled` as soon as `signal` is aborted.
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

/** Waits out what `thrown` asks for, or throws it. */
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
  const hurry = new AbortController();
  onWait({ seconds, nth, tryNow: () => hurry.abort() });
  await pause(clock, seconds * 1_000, { signal, until: hurry.signal });
  onWait(undefined);
}

/**
 * Waits so many milliseconds, or until `until` is aborted. Resolves to true where the time is over. Throws `cancelled`
 * where `signal` is aborted.
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
 * Returns milliseconds to wait before the next try, after `tried` that failed: anywhere from 0 to twice as much each time
 * ("full jitter"), so that many clients that failed together do not come back together. `random` gives 0 to 1.
 */
export function backoffMs(tried: number, random: () => number): number {
  return random() * Math.min(maxMs, baseMs * 2 ** (tried - 1));
}
