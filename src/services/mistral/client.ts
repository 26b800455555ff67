import type { CallOptions, MistralPort } from '../ports/mistral.ts';
import type { ClockPort } from '../ports/services.ts';
import { answerOf, assertSendable, openLine } from './call.ts';
import { chatEvents } from './chat/chat-events.ts';
import { createPacer } from './http/pacer.ts';
import { otherCalls } from './other-calls.ts';
import { readEmbeddings } from './readers/read-embeddings.ts';
import { readModels } from './readers/read-models.ts';

/** How long to wait for the service, in milliseconds. */
export interface RetryPolicy {
  /** Until the list of models begins. */
  readonly listMs: number;
  /** Until the first event of a stream, or the first byte of vectors. */
  readonly firstMs: number;
  /** From one event, or piece of an answer, to the next. */
  readonly nextMs: number;
}

export interface MistralOptions {
  /** The address before `/v1`. */
  readonly baseUrl: string;
  readonly clock: ClockPort;
  /** How requests leave this machine; straight where it is missing. */
  readonly fetch?: typeof fetch;
  readonly retry?: Partial<RetryPolicy>;
}

const defaultRetryPolicy: RetryPolicy = { listMs: 30_000, firstMs: 60_000, nextMs: 30_000 };

/** The Mistral API at `baseUrl`, by its own SDK. Nothing of the SDK is loaded before the first call. */
export function createMistral(options: MistralOptions): MistralPort {
  const { baseUrl, clock, fetch = globalThis.fetch } = options;
  const { host } = new URL(baseUrl);
  const { listMs, firstMs, nextMs } = { ...defaultRetryPolicy, ...options.retry };
  const pacer = createPacer(clock);
  const now = () => clock.now();

  async function openPaced(call: CallOptions, model: string) {
    assertSendable(call);
    await pacer.turn(call.signal);
    return openLine({ baseUrl, fetch, call, model, retry: { firstMs, nextMs }, now });
  }

  return {
    ...otherCalls(openPaced, host),
    host,
    async listModels(call) {
      assertSendable(call);
      const retry = { firstMs: listMs, nextMs };
      const line = await openLine({ baseUrl, fetch, call, model: undefined, retry, now });
      const { sdk, core, deadline } = line;
      const answer = await answerOf(
        line,
        sdk.modelsList(core, undefined, { signal: deadline.signal }),
      );
      return { models: readModels(answer, host), metadata: line.metadata() };
    },
    async *streamChat(request, call) {
      yield* chatEvents(await openPaced(call, request.model), request);
    },
    async embed(request, call) {
      const line = await openPaced(call, request.model);
      const { sdk, core, deadline } = line;
      const { model, inputs, dimensions } = request;
      const body = {
        model,
        inputs: [...inputs],
        ...(dimensions !== undefined && { outputDimension: dimensions }),
      };
      const answer = await answerOf(
        line,
        sdk.embeddingsCreate(core, body, { signal: deadline.signal }),
      );
      return { ...readEmbeddings(answer, request, host), metadata: line.metadata() };
    },
  };
}
