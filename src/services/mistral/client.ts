import { AppError } from '../../errors/errors.ts';
import { createDirectFetch } from '../network/direct-fetch.ts';
import type { CallOptions, ChatAnswer, ChatEvent, MistralPort } from '../ports/mistral.ts';
import type { ClockPort } from '../ports/services.ts';
import { assertSendable, openCall } from './call.ts';
import { chatEvents } from './chat/chat-events.ts';
import { createPacer } from './http/pacer.ts';
import { otherCalls } from './other-calls.ts';
import { readEmbeddings } from './readers/read-embeddings.ts';
import { readModels } from './readers/read-models.ts';

/** Limits of waits for the service, in milliseconds. */
export interface Timeouts {
  /** Until the list of models begins to arrive. */
  readonly listMs: number;
  /** Until the first event of a stream, or the first byte of vectors. */
  readonly firstMs: number;
  /** From one event, or piece of an answer, to the next. */
  readonly nextMs: number;
  /** Until the list has arrived completely. */
  readonly listTotalMs: number;
  /** Until any other answer that is not a stream has arrived completely. */
  readonly totalMs: number;
  /** Until a stream has ended: the longest answers have a hundred thousand tokens. */
  readonly streamTotalMs: number;
}

export interface MistralOptions {
  /** The address before `/v1`. */
  readonly baseUrl: string;
  readonly clock: ClockPort;
  /** Sends a request, directly or through a proxy; directly by default. */
  readonly fetch?: typeof fetch;
  readonly timeouts?: Partial<Timeouts>;
}

const defaultTimeouts: Timeouts = {
  listMs: 30_000,
  firstMs: 60_000,
  nextMs: 30_000,
  listTotalMs: 60_000,
  totalMs: 300_000,
  streamTotalMs: 1_200_000,
};

/** Creates a client of the Mistral API at `baseUrl`. Loads the SDK at the first call. */
export function createMistral(options: MistralOptions): MistralPort {
  const { baseUrl, clock, fetch = createDirectFetch() } = options;
  const { host } = new URL(baseUrl);
  const all = { ...defaultTimeouts, ...options.timeouts };
  const { listMs, firstMs, nextMs } = all;
  const pacer = createPacer(clock);
  const now = () => clock.now();

  async function openPaced(call: CallOptions, model: string, totalMs = all.totalMs) {
    assertSendable(call);
    await pacer.turn(call.signal);
    return openCall({ baseUrl, fetch, call, model, timeouts: { firstMs, nextMs }, totalMs, now });
  }

  return {
    ...otherCalls(openPaced, host),
    host,
    baseUrl,
    async listModels(options) {
      assertSendable(options);
      const timeouts = { firstMs: listMs, nextMs };
      const at = { baseUrl, fetch, call: options, model: undefined, now };
      const call = await openCall({ ...at, timeouts, totalMs: all.listTotalMs });
      const answer = await call.json((sdk, core, given) => sdk.modelsList(core, undefined, given));
      return call.mask.deep({ models: readModels(answer, host), metadata: call.metadata() });
    },
    async completeChat(request, options) {
      return wholeOf(chatEvents(await openPaced(options, request.model), request, false));
    },
    async *streamChat(request, options) {
      yield* chatEvents(await openPaced(options, request.model, all.streamTotalMs), request, true);
    },
    async embed(request, options) {
      const call = await openPaced(options, request.model);
      const { model, inputs, dimensions } = request;
      const body = {
        model,
        inputs: [...inputs],
        ...(dimensions !== undefined && { outputDimension: dimensions }),
      };
      const answer = await call.json((sdk, core, given) => sdk.embeddingsCreate(core, body, given));
      const read = readEmbeddings(answer, request, host);
      return call.mask.deep({ ...read, metadata: call.metadata() });
    },
  };
}

async function wholeOf(events: AsyncIterable<ChatEvent>): Promise<ChatAnswer> {
  let text = '';
  for await (const event of events) {
    if (event.type === 'text') text += event.text;
    if (event.type !== 'finish') continue;
    const { type, ...finish } = event;
    return { text, ...finish };
  }
  throw new AppError({ code: 'stream-cut' });
}
