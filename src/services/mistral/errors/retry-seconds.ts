import type { RateLimit } from '../../ports/mistral.ts';

/** Without a word from the service: long enough for the limit of one request per second, short enough to wait for. */
const guess = 5;
/** A day: no wait that is asked for is longer, whatever a proxy may write. */
const max = 86_400;

const windowSeconds: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600 };

/**
 * Whole seconds to wait after a 429, from 1 to a day: what `Retry-After` says, in seconds or as a date; else the
 * longest window that is used up; else 5. `now` is milliseconds since 1970, for an answer that has no `Date`.
 */
export function retrySeconds(headers: Headers, limits: readonly RateLimit[], now: number): number {
  const asked = askedSeconds(headers, now);
  const usedUp = limits.filter(({ remaining }) => remaining !== undefined && remaining <= 0);
  const seconds = asked ?? Math.max(0, ...usedUp.map(({ window }) => lengthOf(window)));
  return Math.min(
    max,
    Math.max(1, Math.ceil(seconds === 0 && asked === undefined ? guess : seconds)),
  );
}

function askedSeconds(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const until = timeOf(value);
  // The clock of this machine may be wrong, or set anew at any moment: theirs is what the date was written by.
  return until === undefined ? undefined : (until - (timeOf(headers.get('date')) ?? now)) / 1_000;
}

/** Milliseconds since 1970 of what has a time of day: `Date.parse` finds a day in almost any number. */
function timeOf(value: string | null): number | undefined {
  const time = /\d:\d\d:\d\d/.test(value ?? '') ? Date.parse(value ?? '') : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Seconds of a window as the service writes it, `minute` or `10-second`; 0 for one that it is no use to wait for. */
function lengthOf(window: string): number {
  const [, times, name] = /^(?:(\d+)-)?([a-z]+)$/.exec(window) ?? [];
  return Number(times ?? 1) * (windowSeconds[name ?? ''] ?? 0);
}
