import { AppError, type ErrorData } from '../../../errors/errors.ts';
import { networkError } from '../../network/network-error.ts';

/**
 * Limits the waits of one call. Every wait for the network uses it, so that a stop, a silence, an exceeded total or a
 * broken connection ends the wait at once with an `AppError`.
 */
export interface Deadline {
  readonly host: string;
  /** Aborted when the call is over, however it went; closes the connection. */
  readonly signal: AbortSignal;
  /**
   * Resolves like `work`, unless that takes more than `ms` (`network` timeout), fails (`network`), or the call is
   * stopped.
   */
  within<T>(ms: number, work: Promise<T>): Promise<T>;
  /** Ends the call and removes its listener from the caller's signal. May be called twice. */
  end(): void;
}

/**
 * Creates the deadline of one call to `host`. The call ends after `totalMs` at the latest, and the caller may end it
 * with `stop`. Throws `cancelled` if `stop` is already aborted.
 */
export function createDeadline(host: string, totalMs: number, stop?: AbortSignal): Deadline {
  if (stop?.aborted) throw new AppError({ code: 'cancelled' });
  const controller = new AbortController();
  let stopped: ErrorData | undefined;
  const wakers = new Set<(error: ErrorData) => void>();
  const finish = (error: ErrorData) => {
    stopped ??= error;
    stop?.removeEventListener('abort', onStop);
    stopTotal();
    for (const wake of wakers) wake(stopped);
    controller.abort();
  };
  const onStop = () => finish({ code: 'cancelled' });
  stop?.addEventListener('abort', onStop);
  const timedOut: ErrorData = { code: 'network', problem: 'timeout', host };
  const stopTotal = whenSilent(totalMs, () => finish(timedOut));

  async function within<T>(ms: number, work: Promise<T>): Promise<T> {
    const { promise: ended, wake } = wakeable();
    wakers.add(wake);
    const stopTimer = whenSilent(ms, () => finish(timedOut));
    if (stopped !== undefined) wake(stopped);
    try {
      return await Promise.race([ended, work]);
    } catch (thrown) {
      // Work that fails because of the stop is reported as stopped.
      if (stopped !== undefined) throw new AppError(stopped);
      throw thrown instanceof AppError ? thrown : new AppError(networkError(thrown, host));
    } finally {
      stopTimer();
      wakers.delete(wake);
    }
  }

  return { host, signal: controller.signal, within, end: () => finish({ code: 'cancelled' }) };
}

/** Delay of a timer, in ms, that shows that the process did not run: it was suspended, or the machine slept. */
const asleepMs = 1_000;

/**
 * Calls `onSilence` after `ms`. Starts again if the process was suspended, because data that arrived meanwhile is
 * waiting to be read. Returns a function that cancels the timer.
 */
function whenSilent(ms: number, onSilence: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const due = performance.now() + ms;
    timer = setTimeout(() => (performance.now() - due > asleepMs ? wait() : onSilence()), ms);
  };
  wait();
  return () => clearTimeout(timer);
}

function wakeable(): { readonly promise: Promise<never>; wake(error: ErrorData): void } {
  let wake: (error: ErrorData) => void = () => {};
  const promise = new Promise<never>((_, reject) => {
    wake = (error) => reject(new AppError(error));
  });
  return { promise, wake };
}
