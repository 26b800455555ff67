import { AppError, type NetworkProblem } from '../../../errors/errors.ts';
import { createPlainTextStream, plainLine } from '../../../i18n/plain-text.ts';
import type { Usage } from '../../ports/answer.ts';
import type { ChatEvent, ChatRequest } from '../../ports/mistral.ts';
import { type Call, toAppError } from '../call.ts';
import { readEvents } from '../http/read-body.ts';
import { readJson } from '../http/read-json.ts';
import { fieldOf, listOf, textOf } from '../readers/fields.ts';
import { readUsage } from '../readers/read-usage.ts';
import { toSdkRequest } from './chat-messages.ts';
import { readChunk, readContent } from './read-chunk.ts';
import { createToolCallCollector } from './tool-calls.ts';

/**
 * Requests an answer and yields it as it arrives: texts, then one finish at the end. `isStream` is the requested form;
 * the answer is read in the form in which it arrives, because a proxy may send the other one. Throws `stream-cut` if
 * the answer ends without a finish reason, and the other errors of a call.
 */
export async function* chatEvents(
  call: Call,
  request: ChatRequest,
  isStream: boolean,
): AsyncGenerator<ChatEvent> {
  const cleaners = { text: createCleaner(call), thinking: createCleaner(call) };
  const collector = createToolCallCollector(call.deadline.host);
  let ending: Ending = {};
  let hasStarted = false;
  let hasText = false;
  try {
    for await (const chunk of chunksOf(call, request, isStream)) {
      hasStarted = true;
      ending = { ...ending, ...endingOf(chunk) };
      const delta = deltaOf(chunk);
      collector.add(delta);
      for (const piece of readContent(fieldOf(delta, 'content'))) {
        const text = cleaners[piece.type].push(piece.text);
        hasText ||= text !== '';
        if (text !== '') yield { type: piece.type, text };
      }
    }
  } catch (thrown) {
    // An answer with a finish reason is complete, even if the connection breaks afterwards. A connection that breaks
    // earlier, after the first chunk, is reported as a cut stream.
    const problem = networkProblemOf(thrown);
    if (problem === undefined) throw thrown;
    if (ending.reason === undefined && !(hasStarted && problem === 'reset')) throw thrown;
  }
  for (const type of ['thinking', 'text'] as const) {
    const rest = cleaners[type].end();
    hasText ||= rest !== '';
    if (rest !== '') yield { type, text: rest };
  }
  if (ending.reason === undefined) {
    throw new AppError(hasText ? { code: 'stream-cut' } : { code: 'stream-cut', isEmpty: true });
  }
  const toolCalls = collector.calls();
  yield call.mask.deep({
    type: 'finish',
    reason: plainLine(ending.reason),
    model: plainLine(ending.model ?? request.model),
    ...(ending.usage === undefined ? {} : { usage: ending.usage }),
    ...(toolCalls.length === 0 ? {} : { toolCalls }),
    metadata: call.metadata(),
  });
}

/** Makes text that arrives in pieces safe to display: removes control characters, then the key. */
function createCleaner({ mask }: Call) {
  const plain = createPlainTextStream();
  const masked = mask.stream();
  return {
    push: (piece: string) => masked.push(plain.push(piece)),
    end: () => masked.push(plain.end()) + masked.end(),
  };
}

/** Details about the whole answer, from its last chunks. */
interface Ending {
  readonly reason?: string;
  readonly model?: string;
  readonly usage?: Usage;
}

function endingOf(chunk: unknown): Ending {
  const reason = textOf(listOf(chunk, 'choices')[0], 'finish_reason');
  const model = textOf(chunk, 'model');
  const usage = readUsage(fieldOf(chunk, 'usage'));
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(model === undefined ? {} : { model }),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** Returns the part of the answer that a chunk adds; the complete message of an answer that is not a stream. */
function deltaOf(chunk: unknown): unknown {
  const [choice] = listOf(chunk, 'choices');
  return fieldOf(choice, 'delta') ?? fieldOf(choice, 'message');
}

/** Returns false for a chunk without text and tool calls: the first one often has only the role. */
function hasContent(chunk: unknown): boolean {
  const delta = deltaOf(chunk);
  return (
    readContent(fieldOf(delta, 'content')).length > 0 || listOf(delta, 'tool_calls').length > 0
  );
}

/** Yields the chunks of an answer. Leaving the loop early closes the connection. */
async function* chunksOf(
  call: Call,
  request: ChatRequest,
  isStream: boolean,
): AsyncGenerator<unknown> {
  const { deadline, timeouts } = call;
  const body = toSdkRequest(request);
  try {
    const response = await call.raw((sdk, core, options) =>
      isStream ? sdk.chatStream(core, body, options) : sdk.chatComplete(core, body, options),
    );
    const type = response.headers.get('content-type') ?? '';
    if (type.startsWith('text/event-stream')) {
      let hasStarted = false;
      for await (const event of readEvents(response.body, deadline, timeouts)) {
        const chunk = readChunk(event, call, hasStarted);
        if (chunk === 'done') return;
        if (chunk === undefined) continue;
        hasStarted ||= hasContent(chunk);
        yield chunk;
      }
    } else if (type.startsWith('application/json')) {
      yield wholeAnswer(call, await readJson(response, deadline, timeouts.nextMs));
    } else throw new AppError({ code: 'bad-answer', host: deadline.host });
  } catch (thrown) {
    throw toAppError(thrown, deadline.host);
  } finally {
    deadline.end();
  }
}

/** Throws the error that JSON means in place of a chat answer, and `bad-answer` for any other JSON. */
function wholeAnswer({ errorIn, deadline: { host } }: Call, answer: unknown): unknown {
  if (listOf(answer, 'choices').length > 0) return answer;
  throw errorIn(answer) ?? new AppError({ code: 'bad-answer', host });
}

function networkProblemOf(thrown: unknown): NetworkProblem | undefined {
  const error = thrown instanceof AppError ? thrown.error : undefined;
  return error?.code === 'network' ? error.problem : undefined;
}
