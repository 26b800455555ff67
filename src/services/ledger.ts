import type { AnswerMetadata, Usage } from './ports/answer.ts';
import type { CallKind, LedgerEntry, LedgerPort } from './ports/ledger.ts';
import type { CallOptions, ChatEvent, MistralPort } from './ports/mistral.ts';
import type { Services } from './ports/services.ts';

/** Creates an empty ledger. */
export function createLedger(): LedgerPort {
  const entries: LedgerEntry[] = [];
  return {
    entries: () => [...entries],
    add: (entry) => void entries.push(entry),
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

/** Services needed to record a call. */
type LedgerServices = Pick<Services, 'ledger' | 'clock' | 'modelNames'>;

/** Details of a call before its answer. */
type Call = Pick<LedgerEntry, 'kind' | 'model' | 'purpose'>;

/**
 * Wraps the service so that each answer to a paid call is recorded. A failed call is not recorded, because it costs
 * nothing.
 */
export function metered(mistral: MistralPort, services: LedgerServices): MistralPort {
  const { clock } = services;
  async function recorded<A extends Answer>(call: Call, answering: Promise<A>): Promise<A> {
    const start = clock.monotonic();
    const answer = await answering;
    record(services, entryOf(call, answer, clock.monotonic() - start));
    return answer;
  }
  return {
    ...mistral,
    completeChat: (request, options) =>
      recorded(callOf('chat', request, options), mistral.completeChat(request, options)),
    embed: (request, options) =>
      recorded(callOf('embeddings', request, options), mistral.embed(request, options)),
    completeFim: (request, options) =>
      recorded(callOf('fim', request, options), mistral.completeFim(request, options)),
    moderate: (request, options) =>
      recorded(callOf('moderation', request, options), mistral.moderate(request, options)),
    readDocument: (request, options) =>
      recorded(callOf('ocr', request, options), mistral.readDocument(request, options)),
    transcribe: (request, options) =>
      recorded(callOf('transcription', request, options), mistral.transcribe(request, options)),
    streamChat: (request, options) => {
      const call = callOf('chat', request, options);
      return recordedStream(mistral.streamChat(request, options), call, services);
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

/** Records a stream when it ends, also if its reader stops early, because the text so far is charged. */
async function* recordedStream(
  events: AsyncIterable<ChatEvent>,
  call: Call,
  services: LedgerServices,
): AsyncGenerator<ChatEvent, void, undefined> {
  const { clock } = services;
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
    if (finish !== undefined) record(services, entryOf(call, finish, tookMs));
    else if (hasBegun) record(services, { ...call, tookMs });
  }
}

/** Adds an entry with the dated ids that its model names currently stand for. */
function record({ ledger, modelNames }: LedgerServices, entry: LedgerEntry): void {
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
    metadata,
    ...(model !== call.model && { asked: call.model }),
    ...(usage !== undefined && { usage }),
    ...(pages !== undefined && { pages }),
    ...(seconds !== undefined && { seconds }),
  };
}
