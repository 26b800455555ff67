import type { ClockPort } from '../ports.ts';
import { keychainFault } from './fault.ts';

/** Milliseconds that one call to the keychain may take. */
const callCapMs = 3_000;

/**
 * Waits for `work` no longer than the cap, then throws the fault keychain/hanging. A native call can't be stopped: its
 * late result is dropped. `signal` tells `work` that no one waits any more.
 */
export async function capped<T>(
  clock: ClockPort,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const cap = clock.sleep(callCapMs, over.signal).then(() => {
    throw keychainFault('hanging');
  });
  try {
    return await Promise.race([work(over.signal), cap]);
  } finally {
    over.abort();
  }
}
