import type { CallWait } from '../hooks/use-call.ts';
import type { KeyBinding } from '../keys.ts';
import { TaskStatus, type TaskStatusProps } from './task-status.tsx';

interface CallStatusProps extends Omit<TaskStatusProps, 'countDown'> {
  readonly wait: CallWait | undefined;
  /** Text shown instead of the label while the service asks to wait. */
  readonly asksToWait: string;
}

/** Shows the current request and, while the service asks to wait, the remaining time. */
export function CallStatus({ wait, asksToWait, ...asked }: CallStatusProps) {
  if (wait === undefined) return <TaskStatus {...asked} />;
  const countDown = { seconds: wait.seconds, left: asked.elapsed };
  // Each wait counts from its own start.
  return <TaskStatus {...asked} key={wait.nth} label={asksToWait} countDown={countDown} />;
}

/** Returns the binding of Enter, which ends a wait; none without a wait. */
export function waitKeys(wait: CallWait | undefined, hint: string): readonly KeyBinding[] {
  return wait === undefined ? [] : [{ on: 'return', hint, run: wait.tryNow }];
}
