import { AppError, type ErrorData } from '../../../errors/errors.ts';
import { networkError } from '../../network/network-error.ts';

/**
 * Keeps watch over one call: everything that waits for the network goes through it, so that a stop, a silence, a call
 * that takes too long in all or a broken connection always ends the wait, at once, with an `AppError`.
 */
export interface Deadline {
  readonly host: string;
  /** Aborted when the call is over, however it went; closes the connection. */
  readonly signal: AbortSignal;
  /** Resolves as `work` does, unless it takes over `ms` (`network` timeout), fails (`network`), or the call is stopped. */
  within<T>(ms: number, work: Promise<T>): Promise<T>;
  /** Ends the call and lets go of the caller's signal. May be called twice. */
  end(): void;
}

/**
 * Creates the deadline of one call to `host`, which ends after `totalMs` at the latest, however lively its answer is,
 * and which the caller may stop with `stop`. Throws `cancelled` where that is so already.
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
      // A stop makes the work fail too, and which of the two comes first is chance.
      if (stopped !== undefined) throw new AppError(stopped);
      throw thrown instanceof AppError ? thrown : new AppError(networkError(thrown, host));
    } finally {
      stopTimer();
      wakers.delete(wake);
    }
  }

  return { host, signal: controller.signal, within, end: () => finish({ code: 'cancelled' }) };
}

/** A timer this late, in ms, says that the process did not run: it was stopped, or the machine slept. */
const asleepMs = 1_000;

/**
 * Calls `tell` after `ms`, counted anew where the process slept: what came meanwhile waits to be read, and that is no
 * silence. Gives what stops it.
 */
function whenSilent(ms: number, tell: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const due = performance.now() + ms;
    timer = setTimeout(() => (performance.now() - due > asleepMs ? wait() : tell()), ms);
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
