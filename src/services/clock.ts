import { setTimeout as sleepFor } from 'node:timers/promises';
import type { ClockPort } from './ports/services.ts';

/** Returns the clock of this machine. */
export function systemClock(): ClockPort {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: (ms, signal) => sleepFor(ms, undefined, signal === undefined ? {} : { signal }),
  };
}
