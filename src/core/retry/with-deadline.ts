import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';

/** Result of work run under a deadline: its value, or `cut` if the deadline passed first. */
export type DeadlineResult<T> = { readonly value: T } | 'cut';

/** Milliseconds after which work is told to come to an end, and after which it is waited for no more. */
const defaults = { askMs: 4_000, giveUpMs: 4_700 };

/**
 * Gives work so long and no longer: its signal is aborted after four seconds, and what it then gives counts; after 4.7
 * it is left alone. Throws the error `cancelled` as soon as `stop` is aborted, and what the work throws before its end.
 */
export async function withDeadline<T>(
  clock: ClockPort,
  options: { readonly stop: AbortSignal; readonly askMs?: number; readonly giveUpMs?: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<DeadlineResult<T>> {
  const { stop, askMs, giveUpMs } = { ...defaults, ...options };
  if (stop.aborted) throw new AppError({ code: 'cancelled' });
  const ask = new AbortController();
  const done = new AbortController();
  // Follows `stop` without listening to it: there are more checks than one signal takes listeners.
  const signal = AbortSignal.any([stop, ask.signal]);
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      if (stop.aborted) reject(new AppError({ code: 'cancelled' }));
    });
  });
  const limit = clock.sleep(askMs, done.signal).then(async (): Promise<'cut'> => {
    ask.abort();
    await clock.sleep(giveUpMs - askMs, done.signal);
    return 'cut';
  });
  try {
    const given = work(signal).then((value) => ({ value }));
    return await Promise.race([given, limit, stopped]);
  } catch (thrown) {
    if (stop.aborted) throw new AppError({ code: 'cancelled' });
    // Told to end, it may know no better than to fail.
    if (ask.signal.aborted) return 'cut';
    throw thrown;
  } finally {
    done.abort();
  }
}
