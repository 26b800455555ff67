import { AppError } from '../../errors/errors.ts';
import type { ChatRequest } from '../../services/ports/mistral.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { ClockPort, Services } from '../../services/ports/services.ts';
import { rightModel } from '../models/similar-model.ts';
import { type RetryPolicy, withRetry } from '../retry/retry.ts';
import { assertFits } from './chat-size.ts';
import { type ChatProgress, streamChat } from './stream-chat.ts';

/** A chat request, and how to report its waits. */
export type StreamRequest = ChatRequest & {
  readonly key: Secret;
  readonly signal?: AbortSignal;
  readonly onWait: RetryPolicy['onWait'];
};

/** Maximum seconds of a wait before a retry. A longer wait is reported as an error instead. */
const longestSeconds = 120;

/**
 * Asks a question. After too many requests, waits and asks again, but only before the first text, so that no answer is
 * requested twice. Throws the errors of `streamChat`, and `prompt-too-long` before any call.
 */
export async function* streamWithRetry(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  { onWait, ...options }: StreamRequest,
): AsyncGenerator<ChatProgress, void, undefined> {
  assertFits(options, services.modelNames);
  const policy = { longestSeconds, onWait, signal: options.signal };
  try {
    const { answer, first } = await withRetry(services.clock, policy, () =>
      begin(services, options),
    );
    try {
      if (first.done !== true) yield first.value;
      yield* answer;
    } finally {
      await answer.return();
    }
  } catch (thrown) {
    throw withRightModel(thrown, services.clock);
  }
}

/** Makes the call, and waits for its first event, which fails if the call was refused. */
async function begin(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  options: Omit<StreamRequest, 'onWait'>,
) {
  const answer = streamChat(services, options);
  return { answer, first: await answer.next() };
}

/** Returns the error. If the model is unknown, adds the model to use instead. */
function withRightModel(thrown: unknown, clock: ClockPort): unknown {
  if (!(thrown instanceof AppError) || thrown.error.code !== 'model-unknown') return thrown;
  const { error } = thrown;
  const right = rightModel(error.model, clock.now());
  if (right === undefined) return thrown;
  const isRetired = error.isRetired === true || right.isRetired;
  return new AppError({ ...error, instead: right.id, isRetired });
}
