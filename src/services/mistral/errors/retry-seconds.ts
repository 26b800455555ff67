import type { RateLimit } from '../../ports/answer.ts';

/** The default wait in seconds, enough for a limit of one request per second. */
const defaultSeconds = 5;
/** The maximum wait in seconds, one day, even if a proxy sends more. */
const maxSeconds = 86_400;

const windowSeconds: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600 };

/** The wait after a 429. */
export interface RetryWait {
  /** Whole seconds, from 1 to a day. */
  readonly seconds: number;
  /** Set if the service sent the wait; otherwise it is an estimate. */
  readonly isAsked?: true;
}

/**
 * Returns how long to wait after a 429: the value of `Retry-After`, in seconds or as a date; else an estimate, which is
 * the longest exhausted window or 5 seconds. `now` is in milliseconds since 1970, for an answer without `Date`.
 */
export function retryWait(headers: Headers, limits: readonly RateLimit[], now: number): RetryWait {
  const asked = askedSeconds(headers, now);
  if (asked !== undefined) return { seconds: wholeSeconds(asked), isAsked: true };
  const usedUp = limits.filter(({ remaining }) => remaining !== undefined && remaining <= 0);
  const window = Math.max(0, ...usedUp.map(({ window: name }) => lengthOf(name)));
  return { seconds: wholeSeconds(window === 0 ? defaultSeconds : window) };
}

function wholeSeconds(seconds: number): number {
  return Math.min(maxSeconds, Math.max(1, Math.ceil(seconds)));
}

function askedSeconds(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const until = timeOf(value);
  // Count from the date of the answer, because the clock of this machine may be wrong or change.
  return until === undefined ? undefined : (until - (timeOf(headers.get('date')) ?? now)) / 1_000;
}

/** Returns the milliseconds since 1970 of a date with a time of day. `Date.parse` alone accepts almost any number. */
function timeOf(value: string | null): number | undefined {
  const time = /\d:\d\d:\d\d/.test(value ?? '') ? Date.parse(value ?? '') : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Returns the seconds of a window such as `minute` or `10-second`; 0 for an unknown window. */
function lengthOf(window: string): number {
  const [, times, name] = /^(?:(\d+)-)?([a-z]+)$/.exec(window) ?? [];
  return Number(times ?? 1) * (windowSeconds[name ?? ''] ?? 0);
}
