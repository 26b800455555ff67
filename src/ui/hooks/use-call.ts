import { useState } from 'react';
import { type Task, useTask } from './use-task.ts';

/** A wait that the service asked for during a call. */
export interface CallWait {
  /** Whole seconds. */
  readonly seconds: number;
  /** Number of this wait, starting at 1. */
  readonly nth: number;
  /** Ends the wait and retries now. */
  readonly tryNow: () => void;
}

/** Options for the work of a call. */
export interface CallOptions {
  readonly signal: AbortSignal;
  /** Called when a wait begins, and with undefined when it ends. */
  readonly onWait: (wait: CallWait | undefined) => void;
}

/** A task during which the service may ask to wait. */
export interface Call<T> extends Omit<Task<T>, 'run'> {
  /** The current wait; undefined if there is none. */
  readonly wait: CallWait | undefined;
  /** Starts `work`; ignored while another task runs. Anything it throws becomes an error. */
  readonly run: (work: (options: CallOptions) => Promise<T>) => void;
}

/** Runs one call at a time and reports its current wait. */
export function useCall<T>(): Call<T> {
  const { state, run, stop, reset } = useTask<T>();
  const [wait, setWait] = useState<CallWait>();
  return {
    state,
    stop,
    reset,
    // A call may end during a wait, without a report that the wait is over.
    wait: state.status === 'running' ? wait : undefined,
    run: (work) =>
      run((signal) => {
        setWait(undefined);
        const onWait = (now: CallWait | undefined) => void (signal.aborted || setWait(now));
        return work({ signal, onWait });
      }),
  };
}
