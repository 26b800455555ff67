import type { Task } from '../../../core/models/catalogue.ts';
import { nearest } from '../../../core/text/nearest.ts';
import type { Typed } from '../../command.ts';
import { usageError } from '../../input/parse.ts';

/** The tasks that can be asked for, by the name that is typed. */
export const taskNames = [
  'chat',
  'code',
  'embeddings',
  'vision',
  'ocr',
  'moderation',
] as const satisfies readonly Task[];

/** The task of `--task`; undefined where none was given. Throws `AppError` with `usage`. */
export function readTask({ values }: Typed): Task | undefined {
  const { task } = values;
  if (task === undefined) return undefined;
  const found = taskNames.find((name) => name === task);
  if (found === undefined) throw usageError('task', task, nearest(task, taskNames));
  return found;
}
