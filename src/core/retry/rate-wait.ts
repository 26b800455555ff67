import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';

/** A wait that the service asked for. */
export interface RateWait {
  /** Whole seconds. */
  readonly seconds: number;
  /** Which one it is, from 1. */
  readonly nth: number;
  /** Ends the wait and tries now. */
  readonly tryNow: () => void;
}

/** Who waits, and for how long at most. */
export interface RetryPolicy {
  /** A longer wait than this is told, and not waited out. */
  readonly longestSeconds: number;
  readonly signal?: AbortSignal | undefined;
  /** Told when a wait begins, and undefined when it is over. */
  readonly onWait: (wait: RateWait | undefined) => void;
}

/** Of one call. */
const maxWaits = 3;

/**
 * Waits out what the service asks for by `thrown`, where that was too many requests and the `nth` wait is one that a
 * person can bear; else throws `thrown` on. Nothing else is waited for: a limit of zero or of a month does not change in
 * a minute. Throws the error `cancelled` as soon as `signal` is aborted.
 */
export async function waitForRetry(
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
  await sleep(clock, seconds, hurry.signal, signal);
  onWait(undefined);
}

async function sleep(
  clock: ClockPort,
  seconds: number,
  hurry: AbortSignal,
  stop: AbortSignal | undefined,
): Promise<void> {
  const either = AbortSignal.any([hurry, ...(stop === undefined ? [] : [stop])]);
  try {
    await clock.sleep(seconds * 1_000, either);
  } catch (thrown) {
    if (stop?.aborted) throw new AppError({ code: 'cancelled' });
    if (!hurry.aborted) throw thrown;
  }
}

/** Makes a call, and makes it again after each wait that the service asks for. Throws as the call and `waitOut` do. */
export async function withRetry<T>(
  clock: ClockPort,
  retry: RetryPolicy,
  call: () => Promise<T>,
): Promise<T> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await call();
    } catch (thrown) {
      await waitForRetry(clock, thrown, retry, nth);
    }
  }
}
