import { AppError } from '../../../errors/errors.ts';
import { jsonOf } from '../../ports/json.ts';
import type { Call } from '../call.ts';
import { isErrorBody } from '../errors/answer-error.ts';
import type { StreamData } from '../http/read-body.ts';
import { fieldOf, textOf } from '../readers/fields.ts';

const done = '[DONE]';

/**
 * Returns one event of a chat stream; `done` for the end; undefined if the stream was cut within the event. Throws
 * `bad-answer`, and the error that the service or a proxy sent in place of a chunk; `hasStarted` says whether a part of
 * the answer came before it.
 */
export function readChunk(
  { data, isWhole }: StreamData,
  call: Pick<Call, 'deadline' | 'errorIn'>,
  hasStarted: boolean,
): object | 'done' | undefined {
  if (data.trim() === done) return 'done';
  const chunk = jsonOf(data);
  if (chunk === undefined && !isWhole) return undefined;
  if (isErrorBody(chunk)) throw brokenOff(call.errorIn(chunk), hasStarted);
  if (typeof chunk !== 'object' || chunk === null || Array.isArray(chunk)) {
    throw new AppError({ code: 'bad-answer', host: call.deadline.host });
  }
  return chunk;
}

/**
 * Returns the error of a stream. Before the first text, nothing was answered, and the error is that of a refusal. After
 * it, every error but a guardrail means that the answer was interrupted.
 */
function brokenOff(named: AppError | undefined, hasStarted: boolean): AppError {
  if (named !== undefined && (!hasStarted || named.error.code === 'guardrail')) return named;
  return new AppError(
    hasStarted ? { code: 'stream-error' } : { code: 'stream-error', isEmpty: true },
  );
}

/** A piece of an answer, not yet cleaned. */
export interface ContentPiece {
  readonly type: 'text' | 'thinking';
  readonly text: string;
}

/**
 * Returns the texts in a `content`: a string, a list of texts and thinking, or nothing. Ignores other kinds (an image,
 * a reference, a new kind).
 */
export function readContent(content: unknown): readonly ContentPiece[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }];
  return Array.isArray(content) ? content.flatMap(readPart) : [];
}

function readPart(part: unknown): readonly ContentPiece[] {
  if (typeof part === 'string') return readContent(part);
  const thinking = fieldOf(part, 'thinking');
  if (thinking === undefined) return readContent(textOf(part, 'text') ?? '');
  return readContent(thinking).map(({ text }) => ({ type: 'thinking', text }));
}
