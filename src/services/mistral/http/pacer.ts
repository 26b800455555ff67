import { AppError } from '../../../errors/errors.ts';
import type { ClockPort } from '../../ports/services.ts';

/** Milliseconds between two calls: slightly more than the limit of free accounts, one request per second. */
const gapMs = 1_100;

export interface Pacer {
  /** Resolves when a call may start, 1.1 s after the previous one. Throws `cancelled` if `signal` is aborted. */
  turn(signal?: AbortSignal): Promise<void>;
}

/** Creates the pacer of one client. A call that is stopped during its wait does not delay the next one. */
export function createPacer(clock: ClockPort): Pacer {
  let last = Number.NEGATIVE_INFINITY;
  const left = () => last + gapMs - clock.monotonic();
  return {
    async turn(signal) {
      for (let wait = left(); wait > 0; wait = left()) {
        await clock.sleep(wait, signal).catch(() => {
          throw new AppError({ code: 'cancelled' });
        });
      }
      last = clock.monotonic();
    },
  };
}
