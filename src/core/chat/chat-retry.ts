import { AppError } from '../../errors/errors.ts';
import type { ChatRequest } from '../../services/ports/mistral.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { ClockPort, Services } from '../../services/ports/services.ts';
import { rightModel } from '../models/similar-model.ts';
import { type RetryPolicy, waitForRetry } from '../retry/rate-wait.ts';
import { assertFits } from './chat-size.ts';
import { type ChatProgress, streamChat } from './stream-chat.ts';

export type PatientOptions = ChatRequest & {
  readonly key: Secret;
  readonly signal?: AbortSignal;
  readonly onWait: RetryPolicy['onWait'];
};

const longestSeconds = 120;

/**
 * Asks, and waits as long as the service asks where there were too many requests, before it asks again. Nothing else
 * is waited for: a limit of zero or of a month does not change in a minute. Throws as `streamChat` does, and
 * `prompt-too-long` before any call.
 */
export async function* streamWithRetry(
  services: Pick<Services, 'mistral' | 'clock'>,
  { onWait, ...options }: PatientOptions,
): AsyncGenerator<ChatProgress, void, undefined> {
  assertFits(options);
  for (let nth = 1; ; nth += 1) {
    try {
      yield* streamChat(services, options);
      return;
    } catch (thrown) {
      const retry = { longestSeconds, onWait, signal: options.signal };
      const told = withRightModel(thrown, services.clock);
      // A refusal comes before the first word: nothing that was said is ever asked for again.
      await waitForRetry(services.clock, told, retry, nth);
    }
  }
}

/** The same, with what to ask instead where the service does not know the model. */
function withRightModel(thrown: unknown, clock: ClockPort): unknown {
  if (!(thrown instanceof AppError) || thrown.error.code !== 'model-unknown') return thrown;
  const { error } = thrown;
  const right = rightModel(error.model, clock.now());
  if (right === undefined) return thrown;
  const isRetired = error.isRetired === true || right.isRetired;
  return new AppError({ ...error, instead: right.id, isRetired });
}
