import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../ports/services.ts';
import { keychainError } from './keychain-error.ts';

/** Milliseconds allowed for one call to the keychain. */
const callCapMs = 3_000;

/** Limits of the wait for a keychain. */
export interface RetryPolicy {
  readonly clock: ClockPort;
  /** Aborted when the program ends. A call that starts after that is a cleanup and gets its full time. */
  readonly stop?: AbortSignal;
}

/**
 * Waits for `work` until the limit, then throws the error keychain/hanging. If the program ends meanwhile, throws
 * `cancelled` at once. A native call cannot be stopped; its late result is dropped. `signal` tells `work` that nobody
 * waits any longer.
 */
export async function withDeadline<T>(
  { clock, stop }: RetryPolicy,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const giveUp = () => over.abort();
  stop?.addEventListener('abort', giveUp);
  const cap = clock.sleep(callCapMs, over.signal).then(
    () => {
      throw keychainError('hanging');
    },
    () => {
      throw new AppError({ code: 'cancelled' });
    },
  );
  try {
    return await Promise.race([cap, work(over.signal)]);
  } finally {
    stop?.removeEventListener('abort', giveUp);
    over.abort();
  }
}
