import { AppError } from '../../errors/errors.ts';
import type { ClockPort } from '../../services/ports/services.ts';

/** Result of work run under a deadline: its value, or `cut` if the deadline passed first. */
export type DeadlineResult<T> = { readonly value: T } | 'cut';

/** Milliseconds after which work is asked to end, and after which the program stops waiting for it. */
const defaults = { askMs: 4_000, giveUpMs: 4_700 };

/**
 * Runs work with a deadline: aborts its signal after `askMs` and accepts a partial result; returns `cut` after
 * `giveUpMs`. Throws `cancelled` as soon as `stop` is aborted, and the errors of the work before its deadline.
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
  // Combines the signals instead of adding a listener, because there are more checks than one signal may have
  // listeners.
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
    // Work that is asked to end may fail instead of returning a partial result.
    if (ask.signal.aborted) return 'cut';
    throw thrown;
  } finally {
    done.abort();
  }
}
