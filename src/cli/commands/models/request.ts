import type { Task } from '../../../core/models/catalogue.ts';
import type { ParsedArguments } from '../../command.ts';
import { readChoice } from '../../input/parse.ts';

/** The values of `--task`. */
export const taskNames = [
  'chat',
  'code',
  'embeddings',
  'vision',
  'ocr',
  'moderation',
] as const satisfies readonly Task[];

/** Returns the task of `--task`; undefined without it. Throws the error `usage`. */
export function readTask(typed: ParsedArguments): Task | undefined {
  return readChoice(typed, 'task', taskNames);
}
