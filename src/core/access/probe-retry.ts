import { AppError, type ErrorData } from '../../errors/errors.ts';
import { traitsOf } from '../../errors/traits.ts';
import type { ClockPort } from '../../services/ports/services.ts';
import { backoffMs } from '../retry/backoff.ts';

/** Why the probe waits before it tries again. */
export type WaitReason = 'rate-limited' | 'capacity' | 'just-made';

export interface Waiting {
  readonly type: 'waiting';
  readonly reason: WaitReason;
  /** Whole seconds until the wait, or for a key just made the whole time of grace, is over. */
  readonly seconds: number;
}

export interface RetryOptions {
  readonly clock: ClockPort;
  /** Ends everything with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Ends the waiting: what is known by then is the outcome. */
  readonly stopWaiting?: AbortSignal;
  /** The key or the account's plan is minutes old, and may not be known everywhere yet. */
  readonly justMade?: boolean;
  /** 0 to 1. */
  readonly random?: () => number;
  readonly onWait: (waiting: Waiting) => void;
}

/** What may still be waited for, over one probe as a whole: a service that fails everything must not hold it up. */
export interface RetryPolicy {
  /** Waits as fits the error and resolves to true where to try again is of use; to false at once where it is not. */
  waitFor(error: ErrorData): Promise<boolean>;
}

const maxRateWaits = 2;
const maxRateSeconds = 60;
const maxBackoffs = 3;
const graceMs = 120_000;
const graceStepMs = 5_000;

/** A limit of zero, a plan, a quota of a month: none of these changes while one waits, and none is waited for. */
export function createRetry(options: RetryOptions): RetryPolicy {
  const { clock, random = Math.random, onWait } = options;
  let rateWaits = 0;
  let backoffs = 0;
  let graceEnd: number | undefined;

  function sleep(reason: WaitReason, ms: number, shownMs = ms): Promise<boolean> {
    onWait({ type: 'waiting', reason, seconds: Math.max(1, Math.ceil(shownMs / 1_000)) });
    return sleepUnless(ms, options);
  }

  function grace(): Promise<boolean> | false {
    const now = clock.monotonic();
    graceEnd ??= now + graceMs;
    const left = graceEnd - now;
    return left > 0 && sleep('just-made', Math.min(graceStepMs, left), left);
  }

  return {
    async waitFor(error) {
      if (options.stopWaiting?.aborted) return false;
      if (error.code === 'rate-limited') {
        if (error.seconds > maxRateSeconds) return false;
        rateWaits += 1;
        return rateWaits <= maxRateWaits && sleep('rate-limited', error.seconds * 1_000);
      }
      if (traitsOf(error.code).transient) {
        backoffs += 1;
        return backoffs <= maxBackoffs && sleep('capacity', backoffMs(backoffs, random));
      }
      const young = error.code === 'key-refused' || error.code === 'payment';
      return options.justMade === true && young && grace();
    },
  };
}

/** True after `ms`; false at once where the waiting was stopped. Throws `cancelled` where everything was. */
async function sleepUnless(ms: number, options: RetryOptions): Promise<boolean> {
  const { clock, signal, stopWaiting } = options;
  const either = AbortSignal.any([signal, stopWaiting].filter((each) => each !== undefined));
  try {
    await clock.sleep(ms, either);
    return true;
  } catch (thrown) {
    if (signal?.aborted) throw new AppError({ code: 'cancelled' });
    if (stopWaiting?.aborted) return false;
    throw thrown;
  }
}
