const baseMs = 1_000;
const maxMs = 8_000;

/**
 * Milliseconds to wait before the next try, after `tried` that failed: anywhere from 0 to twice as much each time
 * ("full jitter"), so that many clients that failed together do not come back together. `random` gives 0 to 1.
 */
export function backoffMs(tried: number, random: () => number): number {
  return random() * Math.min(maxMs, baseMs * 2 ** (tried - 1));
}
