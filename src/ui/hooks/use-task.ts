import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorData, toErrorData } from '../../errors/errors.ts';

/** State of an asynchronous task. */
export type TaskState<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: ErrorData };

/** Runs one task at a time. The functions stay the same in every render. */
export interface Task<T> {
  readonly state: TaskState<T>;
  /** Starts `work`; ignored while another task runs. Anything it throws becomes an error. */
  readonly run: (work: (signal: AbortSignal) => Promise<T>) => void;
  /** Aborts the running task; the state becomes failed with `cancelled`. */
  readonly stop: () => void;
  /** Aborts the running task and drops its result. */
  readonly reset: () => void;
}

/**
 * Connects asynchronous work to React. Aborts the signal on unmount, and drops results that arrive after that or after
 * a stop.
 */
export function useTask<T>(): Task<T> {
  const [state, setState] = useState<TaskState<T>>({ status: 'idle' });
  const current = useRef<AbortController>(undefined);

  const end = useCallback((next: TaskState<T>) => {
    current.current?.abort();
    current.current = undefined;
    setState(next);
  }, []);

  const run = useCallback((work: (signal: AbortSignal) => Promise<T>) => {
    if (current.current) return;
    const controller = new AbortController();
    current.current = controller;
    const settle = (next: TaskState<T>) => {
      if (current.current !== controller) return;
      current.current = undefined;
      setState(next);
    };
    setState({ status: 'running' });
    // The async function turns a synchronous throw of `work` into a rejection.
    const result = (async () => work(controller.signal))();
    result.then(
      (value) => settle({ status: 'done', value }),
      (thrown: unknown) => settle({ status: 'failed', error: toErrorData(thrown) }),
    );
  }, []);

  const stop = useCallback(() => {
    if (current.current) end({ status: 'failed', error: { code: 'cancelled' } });
  }, [end]);

  const reset = useCallback(() => end({ status: 'idle' }), [end]);

  useEffect(
    () => () => {
      current.current?.abort();
      current.current = undefined;
    },
    [],
  );

  return { state, run, stop, reset };
}
