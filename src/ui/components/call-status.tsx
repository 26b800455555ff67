import type { CallWait } from '../hooks/use-call.ts';
import type { KeyBinding } from '../keys.ts';
import { TaskStatus, type TaskStatusProps } from './task-status.tsx';

interface CallStatusProps extends Omit<TaskStatusProps, 'countDown'> {
  readonly wait: CallWait | undefined;
  /** What is said instead of the label while the service wants us to wait. */
  readonly asksToWait: string;
}

/** What is being asked; and while the service wants us to wait, for how long still. */
export function CallStatus({ wait, asksToWait, ...asked }: CallStatusProps) {
  if (wait === undefined) return <TaskStatus {...asked} />;
  const countDown = { seconds: wait.seconds, left: asked.elapsed };
  // Each wait counts from its own beginning.
  return <TaskStatus {...asked} key={wait.nth} label={asksToWait} countDown={countDown} />;
}

/** Enter, which ends a wait. */
export function waitKeys(wait: CallWait | undefined, hint: string): readonly KeyBinding[] {
  return wait === undefined ? [] : [{ on: 'return', hint, run: wait.tryNow }];
}
