import type { AnswerMetadata, Usage } from './ports/answer.ts';
import type { CallKind, LedgerEntry, LedgerPort } from './ports/ledger.ts';
import type { CallOptions, ChatEvent, MistralPort } from './ports/mistral.ts';
import type { Services } from './ports/services.ts';

/** Creates an empty ledger. */
export function createLedger(): LedgerPort {
  const written: LedgerEntry[] = [];
  return {
    entries: () => [...written],
    add: (entry) => void written.push(entry),
  };
}

/** The part of an answer that the ledger records. */
interface Answer {
  readonly model: string;
  readonly usage?: Usage;
  readonly pages?: number;
  readonly seconds?: number;
  readonly metadata: AnswerMetadata;
}

/** The services that recording a call needs. */
type Means = Pick<Services, 'ledger' | 'clock' | 'modelNames'>;

/** Details of a call before its answer. */
type Call = Pick<LedgerEntry, 'kind' | 'model' | 'purpose'>;

/**
 * Wraps the service so that each answer to a paid call is recorded. A failed call is not recorded, because it costs
 * nothing.
 */
export function metered(mistral: MistralPort, means: Means): MistralPort {
  const { clock } = means;
  async function noted<A extends Answer>(call: Call, answering: Promise<A>): Promise<A> {
    const start = clock.monotonic();
    const answer = await answering;
    record(means, entryOf(call, answer, clock.monotonic() - start));
    return answer;
  }
  return {
    ...mistral,
    completeChat: (request, options) =>
      noted(callOf('chat', request, options), mistral.completeChat(request, options)),
    embed: (request, options) =>
      noted(callOf('embeddings', request, options), mistral.embed(request, options)),
    completeFim: (request, options) =>
      noted(callOf('fim', request, options), mistral.completeFim(request, options)),
    moderate: (request, options) =>
      noted(callOf('moderation', request, options), mistral.moderate(request, options)),
    readDocument: (request, options) =>
      noted(callOf('ocr', request, options), mistral.readDocument(request, options)),
    transcribe: (request, options) =>
      noted(callOf('transcription', request, options), mistral.transcribe(request, options)),
    streamChat: (request, options) => {
      const call = callOf('chat', request, options);
      return notedStream(mistral.streamChat(request, options), call, means);
    },
  };
}

function callOf(
  kind: CallKind,
  { model }: { readonly model: string },
  { purpose }: CallOptions,
): Call {
  return { kind, model, ...(purpose !== undefined && { purpose }) };
}

/** Records a stream when it ends, even if its reader leaves, because the text so far is charged. */
async function* notedStream(
  events: AsyncIterable<ChatEvent>,
  call: Call,
  means: Means,
): AsyncGenerator<ChatEvent, void, undefined> {
  const { clock } = means;
  const start = clock.monotonic();
  let finish: Extract<ChatEvent, { type: 'finish' }> | undefined;
  let hasBegun = false;
  try {
    for await (const event of events) {
      hasBegun = true;
      if (event.type === 'finish') finish = event;
      yield event;
    }
  } finally {
    const tookMs = clock.monotonic() - start;
    if (finish !== undefined) record(means, entryOf(call, finish, tookMs));
    else if (hasBegun) record(means, { ...call, tookMs });
  }
}

/** Adds an entry with the ids that its model names have now. */
function record({ ledger, modelNames }: Means, entry: LedgerEntry): void {
  const modelId = modelNames.idBehind(entry.model);
  const askedId = entry.asked === undefined ? undefined : modelNames.idBehind(entry.asked);
  ledger.add({
    ...entry,
    ...(modelId !== undefined && { modelId }),
    ...(askedId !== undefined && { askedId }),
  });
}

function entryOf(call: Call, answer: Answer, tookMs: number): LedgerEntry {
  const { model, usage, pages, seconds, metadata } = answer;
  return {
    ...call,
    model,
    tookMs,
    metadata: metadata,
    ...(model !== call.model && { asked: call.model }),
    ...(usage !== undefined && { usage }),
    ...(pages !== undefined && { pages }),
    ...(seconds !== undefined && { seconds }),
  };
}
