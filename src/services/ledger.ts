import type { CallKind, LedgerEntry, LedgerPort } from './ledger-port.ts';
import type { AnswerFacts, ChatEvent, MistralPort, Usage } from './mistral-port.ts';
import type { ClockPort } from './ports.ts';

/** A ledger with nothing in it. */
export function createLedger(): LedgerPort {
  const written: LedgerEntry[] = [];
  return {
    entries: () => [...written],
    add: (entry) => void written.push(entry),
  };
}

/** An answer, as far as the ledger cares. */
interface Answer {
  readonly model: string;
  readonly usage?: Usage;
  readonly facts: AnswerFacts;
}

/** The same service, each of its answers to a paid call written down. A call that failed is not: it costs nothing. */
export function metered(mistral: MistralPort, ledger: LedgerPort, clock: ClockPort): MistralPort {
  async function noted<A extends Answer>(kind: CallKind, call: () => Promise<A>): Promise<A> {
    const start = clock.monotonic();
    const answer = await call();
    ledger.add(entryOf(kind, answer, clock.monotonic() - start));
    return answer;
  }
  return {
    ...mistral,
    embed: (request, options) => noted('embeddings', () => mistral.embed(request, options)),
    streamChat: (request, options) =>
      notedStream(mistral.streamChat(request, options), request.model, ledger, clock),
  };
}

/** A stream is written down where it ends, by itself or because its reader leaves: what came is paid for. */
async function* notedStream(
  events: AsyncIterable<ChatEvent>,
  model: string,
  ledger: LedgerPort,
  clock: ClockPort,
): AsyncGenerator<ChatEvent, void, undefined> {
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
    if (finish !== undefined) ledger.add(entryOf('chat', finish, tookMs));
    else if (hasBegun) ledger.add({ kind: 'chat', model, tookMs });
  }
}

function entryOf(kind: CallKind, { model, usage, facts }: Answer, tookMs: number): LedgerEntry {
  return { kind, model, tookMs, facts, ...(usage !== undefined && { usage }) };
}
