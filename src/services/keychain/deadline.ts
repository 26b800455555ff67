import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../ports/services.ts';
import { keychainError } from './keychain-error.ts';

/** Milliseconds that one call to the keychain may take. */
const callCapMs = 3_000;

/** Limits of the wait for a keychain. */
export interface RetryPolicy {
  readonly clock: ClockPort;
  /** Aborted when the program is to end. A call that begins after that is one that tidies up, and has its time. */
  readonly stop?: AbortSignal;
}

/**
 * Waits for `work` no longer than the cap, then throws the error keychain/hanging; where the program is to end
 * meanwhile, at once the error `cancelled`. A native call can't be stopped: its late result is dropped. `signal` tells
 * `work` that no one waits any more.
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
