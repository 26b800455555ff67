import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorData, toErrorData } from '../../errors/errors.ts';

/** How far one piece of asynchronous work has come. */
export type TaskState<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: ErrorData };

/** One piece of work at a time, and the handles on it. The functions never change. */
export interface Task<T> {
  readonly state: TaskState<T>;
  /** Starts `work`; ignored while another runs. Whatever it throws becomes an error. */
  readonly run: (work: (signal: AbortSignal) => Promise<T>) => void;
  /** Aborts what runs: the state becomes failed with `cancelled`. */
  readonly stop: () => void;
  /** Aborts what runs, and forgets what came out. */
  readonly reset: () => void;
}

/**
 * The one place where asynchronous work meets React. The signal is aborted on unmount; what comes in after that, or
 * after a stop, is dropped.
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
    // In an async function, so that a synchronous throw of `work` is a rejection too.
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
