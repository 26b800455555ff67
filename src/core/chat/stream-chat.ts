import { AppError } from '../../errors/errors.ts';
import type { AnswerMetadata, FinishReason, Usage } from '../../services/ports/answer.ts';
import type { ChatEvent, ChatRequest, ToolCall } from '../../services/ports/mistral.ts';
import type { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { knownModel } from '../models/known-model.ts';
import { type Cost, costOf } from '../spending/price.ts';

/** Progress of a chat: texts as they arrive, then one summary. */
export type ChatProgress =
  | { readonly type: 'text' | 'thinking'; readonly text: string }
  | ChatFinish;

/** Summary of one answer. Times are milliseconds since the call. */
export interface ChatFinish {
  readonly type: 'finish';
  readonly reason: FinishReason;
  /** The model name in the answer. */
  readonly model: string;
  readonly usage?: Usage;
  /** Functions that the model calls; absent if there are none. */
  readonly toolCalls?: readonly ToolCall[];
  /** Absent if no text arrived. */
  readonly firstTokenMs?: number;
  readonly totalMs: number;
  /** Average of the whole call, including the wait for the first token. */
  readonly tokensPerSecond?: number;
  readonly cost: Cost;
  readonly metadata: AnswerMetadata;
}

/**
 * Makes one call and yields the answer as it arrives. Throws the service's `AppError`, and `cancelled` after an abort;
 * texts that were already yielded remain valid.
 */
export async function* streamChat(
  services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>,
  options: ChatRequest & { readonly key: Secret; readonly signal?: AbortSignal },
): AsyncGenerator<ChatProgress, void, undefined> {
  const { key, signal, ...request } = options;
  const { modelNames } = services;
  const since = stopwatch(services.clock);
  let firstTokenMs: number | undefined;
  const call = signal === undefined ? { key } : { key, signal };
  for await (const event of services.mistral.streamChat(request, call)) {
    if (signal?.aborted) throw new AppError({ code: 'cancelled' });
    if (event.type === 'finish') {
      const known = knownModel(event.model, modelNames) ?? knownModel(request.model, modelNames);
      yield finishOf(event, known, since(), firstTokenMs);
      return;
    }
    if (event.text === '') continue;
    firstTokenMs ??= since();
    yield event;
  }
  throw new AppError({ code: signal?.aborted ? 'cancelled' : 'stream-cut' });
}

function finishOf(
  event: Extract<ChatEvent, { type: 'finish' }>,
  known: ModelMetadata | undefined,
  totalMs: number,
  firstTokenMs: number | undefined,
): ChatFinish {
  const { usage, toolCalls, metadata, reason, model } = event;
  return {
    type: 'finish',
    reason,
    model,
    totalMs,
    metadata,
    cost: usage === undefined ? 'unknown' : costOf(usage, known),
    ...(usage !== undefined && { usage }),
    ...(toolCalls !== undefined && { toolCalls }),
    ...(firstTokenMs !== undefined && { firstTokenMs }),
    ...(usage !== undefined &&
      totalMs > 0 && { tokensPerSecond: (usage.completionTokens * 1000) / totalMs }),
  };
}

/** Starts a stopwatch; each call returns the milliseconds since the start. */
function stopwatch(clock: Services['clock']): () => number {
  const start = clock.monotonic();
  return () => clock.monotonic() - start;
}
