import type { ErrorData } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';
import { backoffMs, pause } from '../retry/retry.ts';

/** Why the probe waits before it tries again. */
export type WaitReason = 'rate-limited' | 'capacity' | 'just-made';

export interface Waiting {
  readonly type: 'waiting';
  readonly reason: WaitReason;
  /** Whole seconds until the end of the wait; for a new key, until the end of the whole grace period. */
  readonly seconds: number;
}

export interface WaitOptions {
  readonly clock: ClockPort;
  /** Ends the probe with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Ends the waiting; the probe then returns what it has found out. */
  readonly stopWaiting?: AbortSignal;
  /** True if the key or the account's plan is minutes old: not all parts of the service may know it yet. */
  readonly justMade?: boolean;
  /** Returns a random number from 0 to 1. */
  readonly random?: () => number;
  readonly onWait: (waiting: Waiting) => void;
}

/**
 * The waits of one probe. Each resolves to true at its end, or at once to false if a wait would not help. Each kind of
 * wait has a limit for the whole probe, so that a failing service cannot delay the probe forever.
 */
export interface Waits {
  /** Waits until a moment of `clock.monotonic()` at which a rate limit is over. */
  untilDue(dueAt: number): Promise<boolean>;
  /** Waits a little longer each time, for a service that is busy or failing. */
  backOff(): Promise<boolean>;
  /** Waits a few seconds until all parts of the service know a key or a payment that is minutes old. */
  forGrace(error: ErrorData): Promise<boolean>;
}

const maxRateMs = 60_000;
const maxBackoffs = 3;
const graceMs = 120_000;
const graceStepMs = 5_000;

/** Creates the waits of one probe. */
export function createWaits(options: WaitOptions): Waits {
  const { clock, random = Math.random, onWait, signal, stopWaiting: until } = options;
  let rateMs = 0;
  let backoffs = 0;
  let graceEnd: number | undefined;

  async function wait(reason: WaitReason, ms: number, shownMs = ms): Promise<boolean> {
    if (until?.aborted) return false;
    onWait({ type: 'waiting', reason, seconds: Math.max(1, Math.ceil(shownMs / 1_000)) });
    return await pause(clock, ms, { signal, until });
  }

  return {
    async untilDue(dueAt) {
      const ms = Math.max(0, dueAt - clock.monotonic());
      rateMs += ms;
      return rateMs <= maxRateMs && (ms === 0 || (await wait('rate-limited', ms)));
    },
    async backOff() {
      backoffs += 1;
      return backoffs <= maxBackoffs && (await wait('capacity', backoffMs(backoffs, random)));
    },
    async forGrace(error) {
      const isYoung =
        error.code === 'key-refused' || (error.code === 'payment' && error.detail === undefined);
      if (options.justMade !== true || !isYoung) return false;
      const now = clock.monotonic();
      graceEnd ??= now + graceMs;
      const left = graceEnd - now;
      return left > 0 && (await wait('just-made', Math.min(graceStepMs, left), left));
    },
  };
}
