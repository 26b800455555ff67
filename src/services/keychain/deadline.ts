import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../ports/services.ts';
import { keychainError } from './keychain-error.ts';

/** Milliseconds allowed for one call to the keychain. */
const callCapMs = 3_000;

/** Milliseconds allowed on macOS, which asks in a window for a password. Giving up would close that window. */
export const macCapMs = 60_000;

/** Milliseconds after which `onWait` is called. */
const noticeMs = 1_000;

/** Limits of the wait for one call to the keychain. */
export interface CallLimits {
  readonly clock: ClockPort;
  /** Aborted when the program ends. A call that starts after that is a cleanup and gets its full time. */
  readonly stop?: AbortSignal;
  /** Milliseconds allowed; 3 s by default. */
  readonly maxMs?: number;
  /** Called once if a call takes longer than a second. */
  readonly onWait?: (() => void) | undefined;
}

/**
 * Waits for `work` until the limit, then throws the error keychain/hanging. If the program ends meanwhile, throws
 * `cancelled` at once. A native call cannot be stopped; its late result is dropped. `signal` tells `work` that nobody
 * waits any longer.
 */
export async function withDeadline<T>(
  { clock, stop, maxMs = callCapMs, onWait }: CallLimits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const giveUp = () => over.abort();
  stop?.addEventListener('abort', giveUp);
  const cap = clock.sleep(maxMs, over.signal).then(
    () => {
      throw keychainError('hanging');
    },
    () => {
      throw new AppError({ code: 'cancelled' });
    },
  );
  if (onWait !== undefined) clock.sleep(noticeMs, over.signal).then(onWait, () => {});
  try {
    return await Promise.race([cap, work(over.signal)]);
  } finally {
    stop?.removeEventListener('abort', giveUp);
    over.abort();
  }
}
