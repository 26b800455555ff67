import { AppError } from '../../../errors/errors.ts';
import type { StreamData } from '../http/read-body.ts';
import { fieldOf, jsonOf, listOf, textOf } from '../readers/fields.ts';
import { readUsage } from '../readers/read-usage.ts';
import { strictToolCalls } from './tool-calls.ts';

const done = '[DONE]';

/**
 * One event of a chat stream, in the one form that the SDK's own reader takes: it fails on a `usage` of null, a missing
 * `id` and other things that harm nobody, and can't tell an error in the stream from nonsense. Undefined where the
 * stream was cut in the middle of the event. Throws `stream-error` and `bad-answer`.
 */
export function strictChunk({ data, whole }: StreamData, host: string): string | undefined {
  if (data.trim() === done) return done;
  const chunk = jsonOf(data);
  if (chunk === undefined && !whole) return undefined;
  if (isError(chunk)) throw new AppError({ code: 'stream-error' });
  if (typeof chunk !== 'object' || chunk === null || Array.isArray(chunk)) {
    throw new AppError({ code: 'bad-answer', host });
  }
  const usage = readUsage(fieldOf(chunk, 'usage'));
  return JSON.stringify({
    id: '',
    model: textOf(chunk, 'model') ?? '',
    choices: listOf(chunk, 'choices').slice(0, 1).map(strictChoice),
    ...(usage === undefined ? {} : { usage: strictUsage(usage) }),
  });
}

/** The service puts its error object where a chunk should be; a proxy may put one of its own. */
function isError(chunk: unknown): boolean {
  if (fieldOf(chunk, 'object') === 'error') return true;
  const said = ['error', 'message', 'detail'].some((name) => fieldOf(chunk, name) !== undefined);
  return said && fieldOf(chunk, 'choices') === undefined;
}

function strictChoice(choice: unknown): object {
  const delta = fieldOf(choice, 'delta');
  const content = fieldOf(delta, 'content');
  const known = typeof content === 'string' || Array.isArray(content);
  const calls = strictToolCalls(delta);
  return {
    index: 0,
    delta: {
      content: known ? content : null,
      ...(calls.length === 0 ? {} : { tool_calls: calls }),
    },
    finish_reason: textOf(choice, 'finish_reason') ?? null,
  };
}

function strictUsage(usage: NonNullable<ReturnType<typeof readUsage>>): object {
  return {
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: usage.totalTokens,
    num_cached_tokens: usage.cachedTokens,
  };
}

/** A piece of an answer, not yet cleaned. */
export interface ContentPiece {
  readonly type: 'text' | 'thinking';
  readonly text: string;
}

/**
 * The texts in a `content`: a string, or a list with texts and thinking, or nothing. What is neither (an image, a
 * reference, a kind that is new) is passed over.
 */
export function readContent(content: unknown): readonly ContentPiece[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }];
  return Array.isArray(content) ? content.flatMap(readPart) : [];
}

function readPart(part: unknown): readonly ContentPiece[] {
  // What the SDK does not know it hands over as it came, in `raw`.
  const own = fieldOf(part, 'is_unknown') === true ? fieldOf(part, 'raw') : part;
  if (typeof own === 'string') return readContent(own);
  const thinking = fieldOf(own, 'thinking');
  if (thinking === undefined) return readContent(textOf(own, 'text') ?? '');
  return readContent(thinking).map(({ text }) => ({ type: 'thinking', text }));
}
