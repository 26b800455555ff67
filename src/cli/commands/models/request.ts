import type { Task } from '../../../core/models/catalogue.ts';
import type { Typed } from '../../command.ts';
import { readChoice } from '../../input/parse.ts';

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
export function readTask(typed: Typed): Task | undefined {
  return readChoice(typed, 'task', taskNames);
}
