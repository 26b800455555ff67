import { AppError } from '../../../errors/errors.ts';
import { jsonOf } from '../../ports/json.ts';
import { readErrorBody } from '../errors/error-body.ts';
import { namedError } from '../errors/http-error.ts';
import type { StreamData } from '../http/read-body.ts';
import { fieldOf, textOf } from '../readers/fields.ts';

const done = '[DONE]';

/**
 * Returns one event of a chat stream; `done` for the end; undefined if the stream was cut within the event. Throws
 * `stream-error`, `guardrail` and `bad-answer`.
 */
export function readChunk(
  { data, isWhole }: StreamData,
  host: string,
): object | 'done' | undefined {
  if (data.trim() === done) return 'done';
  const chunk = jsonOf(data);
  if (chunk === undefined && !isWhole) return undefined;
  if (isError(chunk)) throw brokenOff(chunk, host);
  if (typeof chunk !== 'object' || chunk === null || Array.isArray(chunk)) {
    throw new AppError({ code: 'bad-answer', host });
  }
  return chunk;
}

/** Returns true for an error in place of a chunk, from the service or from a proxy. */
function isError(chunk: unknown): boolean {
  if (fieldOf(chunk, 'object') === 'error') return true;
  const said = ['error', 'message', 'detail'].some((name) => fieldOf(chunk, name) !== undefined);
  return said && fieldOf(chunk, 'choices') === undefined;
}

/** Returns the error of a stream: `guardrail` if a guardrail stopped the answer, `stream-error` for everything else. */
function brokenOff(chunk: unknown, host: string): AppError {
  const named = namedError(readErrorBody(chunk), { host });
  return new AppError(named?.code === 'guardrail' ? named : { code: 'stream-error' });
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
