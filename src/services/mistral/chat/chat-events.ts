import { AppError, type NetworkProblem } from '../../../errors/errors.ts';
import { createPlainTextStream, plainLine } from '../../../i18n/plain-text.ts';
import type { Usage } from '../../ports/answer.ts';
import type { ChatEvent, ChatRequest } from '../../ports/mistral.ts';
import { type Line, toAppError } from '../call.ts';
import { fieldOf, listOf, textOf } from '../readers/fields.ts';
import { readUsage } from '../readers/read-usage.ts';
import { readContent } from './chat-chunk.ts';
import { toSdkRequest } from './chat-messages.ts';
import { createToolCallCollector } from './tool-calls.ts';

/**
 * Asks, and yields the answer as it comes: texts, then one finish, once the stream has ended. Throws `stream-cut` where
 * it ends without having said why, and the other errors of a call.
 */
export async function* chatEvents(line: Line, request: ChatRequest): AsyncGenerator<ChatEvent> {
  const cleaners = { text: createPlainTextStream(), thinking: createPlainTextStream() };
  const asked = createToolCallCollector();
  let ending: Ending = {};
  let begun = false;
  try {
    for await (const chunk of chunksOf(line, request)) {
      begun = true;
      ending = { ...ending, ...endingOf(chunk) };
      const delta = deltaOf(chunk);
      asked.add(delta);
      for (const piece of readContent(fieldOf(delta, 'content'))) {
        const text = cleaners[piece.type].push(piece.text);
        if (text !== '') yield { type: piece.type, text };
      }
    }
  } catch (thrown) {
    // The answer is whole once its end is told: a connection that then breaks takes nothing away. One that breaks in
    // the middle is a cut, however the network says so.
    const problem = networkProblemOf(thrown);
    if (problem === undefined) throw thrown;
    if (ending.reason === undefined && !(begun && problem === 'reset')) throw thrown;
  }
  for (const type of ['thinking', 'text'] as const) {
    const rest = cleaners[type].end();
    if (rest !== '') yield { type, text: rest };
  }
  if (ending.reason === undefined) throw new AppError({ code: 'stream-cut' });
  const toolCalls = asked.calls();
  yield {
    type: 'finish',
    reason: plainLine(ending.reason),
    model: plainLine(ending.model ?? request.model),
    ...(ending.usage === undefined ? {} : { usage: ending.usage }),
    ...(toolCalls.length === 0 ? {} : { toolCalls }),
    metadata: line.metadata(),
  };
}

/** What the last chunks say of the whole answer. */
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

function deltaOf(chunk: unknown): unknown {
  return fieldOf(listOf(chunk, 'choices')[0], 'delta');
}

/** The SDK's chunks. Leaving the loop early closes the connection. */
async function* chunksOf(
  { sdk, core, deadline }: Line,
  request: ChatRequest,
): AsyncGenerator<unknown> {
  try {
    const result = await sdk.chatStream(core, toSdkRequest(request), { signal: deadline.signal });
    if (!result.ok) throw result.error;
    // A reader, and not the stream's own iterator: that one, when left, first waits for the next event to come.
    const reader = result.value.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read())
      yield next.value.data;
  } catch (thrown) {
    throw toAppError(thrown, deadline.host);
  } finally {
    deadline.end();
  }
}

function networkProblemOf(thrown: unknown): NetworkProblem | undefined {
  const error = thrown instanceof AppError ? thrown.error : undefined;
  return error?.code === 'network' ? error.problem : undefined;
}
