import { useState } from 'react';
import { type Task, useTask } from './use-task.ts';

/** A wait that the service asked for, in the midst of a call. */
export interface CallWait {
  /** Whole seconds. */
  readonly seconds: number;
  /** Which one it is, from 1. */
  readonly nth: number;
  /** Ends the wait and tries now. */
  readonly tryNow: () => void;
}

/** Options of a call. */
export interface CallHandles {
  readonly signal: AbortSignal;
  /** To be told when a wait begins, and undefined when it is over. */
  readonly onWait: (wait: CallWait | undefined) => void;
}

/** A task that the service may ask to wait. */
export interface Call<T> extends Omit<Task<T>, 'run'> {
  /** The wait that is on; undefined while there is none. */
  readonly wait: CallWait | undefined;
  /** Starts `work`; ignored while another runs. Whatever it throws becomes an error. */
  readonly run: (work: (handles: CallHandles) => Promise<T>) => void;
}

/** One call at a time, and the wait that it is in. */
export function useCall<T>(): Call<T> {
  const { state, run, stop, reset } = useTask<T>();
  const [wait, setWait] = useState<CallWait>();
  return {
    state,
    stop,
    reset,
    // A call that ended in its wait has left it standing.
    wait: state.status === 'running' ? wait : undefined,
    run: (work) =>
      run((signal) => {
        setWait(undefined);
        const onWait = (now: CallWait | undefined) => void (signal.aborted || setWait(now));
        return work({ signal, onWait });
      }),
  };
}
