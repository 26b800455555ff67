import type { RateLimit } from '../../ports/answer.ts';

/** Without a word from the service: enough for the limit of one request per second, and short enough to wait for. */
const guess = 5;
/** A day, the longest wait there is, whatever a proxy may write. */
const max = 86_400;

const windowSeconds: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600 };

/** How long to wait after a 429. */
export interface RetryWait {
  /** Whole seconds, from 1 to a day. */
  readonly seconds: number;
  /** Set where the service asked for them; else they are a guess. */
  readonly isAsked?: true;
}

/**
 * Returns how long to wait after a 429: what `Retry-After` asks for, in seconds or as a date; else a guess, the longest
 * window that is used up, or 5 seconds. `now` is milliseconds since 1970, for an answer that has no `Date`.
 */
export function retryWait(headers: Headers, limits: readonly RateLimit[], now: number): RetryWait {
  const asked = askedSeconds(headers, now);
  if (asked !== undefined) return { seconds: wholeSeconds(asked), isAsked: true };
  const usedUp = limits.filter(({ remaining }) => remaining !== undefined && remaining <= 0);
  const window = Math.max(0, ...usedUp.map(({ window: name }) => lengthOf(name)));
  return { seconds: wholeSeconds(window === 0 ? guess : window) };
}

function wholeSeconds(seconds: number): number {
  return Math.min(max, Math.max(1, Math.ceil(seconds)));
}

function askedSeconds(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const until = timeOf(value);
  // The clock of this machine may be wrong, or set anew at any moment: theirs is what the date was written by.
  return until === undefined ? undefined : (until - (timeOf(headers.get('date')) ?? now)) / 1_000;
}

/** Returns milliseconds since 1970 of what has a time of day: `Date.parse` finds a day in almost any number. */
function timeOf(value: string | null): number | undefined {
  const time = /\d:\d\d:\d\d/.test(value ?? '') ? Date.parse(value ?? '') : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Returns the seconds of a window as the service writes it, `minute` or `10-second`; 0 for one not worth a wait. */
function lengthOf(window: string): number {
  const [, times, name] = /^(?:(\d+)-)?([a-z]+)$/.exec(window) ?? [];
  return Number(times ?? 1) * (windowSeconds[name ?? ''] ?? 0);
}
