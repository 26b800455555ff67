import { AppError } from '../../../errors/errors.ts';
import { plainLine, plainText } from '../../../i18n/plain-text.ts';
import type { FimAnswer, FimRequest } from '../../ports/other-calls.ts';
import { readContent } from '../chat/read-chunk.ts';
import { fieldOf, listOf, textOf } from './fields.ts';
import { readUsage } from './read-usage.ts';

/** Returns the code of an answer to `POST /v1/fim/completions`. Throws `bad-answer` if it has no choice. */
export function readFim(
  answer: unknown,
  request: FimRequest,
  host: string,
): Omit<FimAnswer, 'metadata'> {
  const [choice] = listOf(answer, 'choices');
  if (choice === undefined) throw new AppError({ code: 'bad-answer', host });
  const pieces = readContent(fieldOf(fieldOf(choice, 'message'), 'content'));
  const usage = readUsage(fieldOf(answer, 'usage'));
  return {
    model: plainLine(textOf(answer, 'model') ?? request.model),
    text: plainText(pieces.flatMap(({ type, text }) => (type === 'text' ? [text] : [])).join('')),
    reason: plainLine(textOf(choice, 'finish_reason') ?? 'stop'),
    ...(usage === undefined ? {} : { usage }),
  };
}
