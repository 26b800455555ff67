import { FaultError } from '../errors/fault.ts';
import type { ChatRequest } from '../services/mistral-port.ts';
import type { ClockPort, Services } from '../services/ports.ts';
import type { Secret } from '../services/secret.ts';
import { assertFits } from './chat-size.ts';
import { rightModel } from './right-model.ts';
import { type ChatProgress, streamChat } from './stream-chat.ts';

/** A wait that the service asked for. */
export interface RateWait {
  /** Whole seconds. */
  readonly seconds: number;
  /** Which one it is, from 1. */
  readonly nth: number;
  /** Ends the wait and tries now. */
  readonly tryNow: () => void;
}

export type PatientOptions = ChatRequest & {
  readonly key: Secret;
  readonly signal?: AbortSignal;
  /** Told when a wait begins, and undefined when it is over. */
  readonly onWait: (wait: RateWait | undefined) => void;
};

/** A longer wait than this is told, and not waited out. */
const longestWaitSeconds = 120;
const mostWaits = 3;

/**
 * Asks, and waits as long as the service asks where there were too many requests, before it asks again. Nothing else
 * is waited for: a limit of zero or of a month does not change in a minute. Throws as `streamChat` does, and
 * `prompt-too-long` before any call.
 */
export async function* streamPatiently(
  services: Pick<Services, 'mistral' | 'clock'>,
  { onWait, ...options }: PatientOptions,
): AsyncGenerator<ChatProgress, void, undefined> {
  assertFits(options);
  for (let nth = 1; ; nth += 1) {
    try {
      yield* streamChat(services, options);
      return;
    } catch (thrown) {
      const seconds = secondsToWait(thrown);
      if (seconds === undefined || nth > mostWaits) throw withRightModel(thrown, services.clock);
      const hurry = new AbortController();
      onWait({ seconds, nth, tryNow: () => hurry.abort() });
      await waitOut(services.clock, seconds, hurry.signal, options.signal);
      onWait(undefined);
    }
  }
}

/** A refusal comes before the first word: nothing that was said is ever asked for again. */
function secondsToWait(thrown: unknown): number | undefined {
  const fault = thrown instanceof FaultError ? thrown.fault : undefined;
  if (fault?.code !== 'rate-limited') return undefined;
  return fault.seconds <= longestWaitSeconds ? Math.max(1, Math.ceil(fault.seconds)) : undefined;
}

/** The same, with what to ask instead where the service does not know the model. */
function withRightModel(thrown: unknown, clock: ClockPort): unknown {
  if (!(thrown instanceof FaultError) || thrown.fault.code !== 'model-unknown') return thrown;
  const { code, model } = thrown.fault;
  const right = rightModel(model, clock.now());
  if (right === undefined) return thrown;
  return new FaultError({ code, model, instead: right.id, isRetired: right.isRetired });
}

async function waitOut(
  clock: ClockPort,
  seconds: number,
  hurry: AbortSignal,
  stop: AbortSignal | undefined,
): Promise<void> {
  const either = AbortSignal.any([hurry, ...(stop === undefined ? [] : [stop])]);
  try {
    await clock.sleep(seconds * 1_000, either);
  } catch (thrown) {
    if (stop?.aborted) throw new FaultError({ code: 'cancelled' });
    if (!hurry.aborted) throw thrown;
  }
}
