import { AppError } from '../../../errors/errors.ts';
import type { ClockPort } from '../../ports/services.ts';

/** One request per second is a limit that free accounts really meet; a little over a second keeps clear of it. */
const gapMs = 1_100;

export interface Pacer {
  /** Resolves when a call may start, 1.1 s after the one before; throws `cancelled` where `signal` is aborted. */
  turn(signal?: AbortSignal): Promise<void>;
}

/** Spaces calls that generate, each client's on its own. Who gives up while waiting takes no turn. */
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
