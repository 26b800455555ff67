import type { CallWait } from '../hooks/use-call.ts';
import type { KeyBinding } from '../keys.ts';
import { TaskStatus, type TaskStatusProps } from './task-status.tsx';

interface CallStatusProps extends Omit<TaskStatusProps, 'countDown'> {
  readonly wait: CallWait | undefined;
  /** Text shown instead of the label while the service asks to wait. */
  readonly asksToWait: string;
}

/** Shows the current request and, while the service asks to wait, the remaining time. */
export function CallStatus({ wait, asksToWait, ...request }: CallStatusProps) {
  if (wait === undefined) return <TaskStatus {...request} />;
  const countDown = { seconds: wait.seconds, left: request.elapsed };
  // The React key restarts the count for each wait.
  return <TaskStatus {...request} key={wait.nth} label={asksToWait} countDown={countDown} />;
}

/** Returns the binding of Enter, which ends a wait; no binding if there is no wait. */
export function waitKeys(wait: CallWait | undefined, hint: string): readonly KeyBinding[] {
  return wait === undefined ? [] : [{ on: 'return', hint, run: wait.tryNow }];
}
