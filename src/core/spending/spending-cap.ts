import { AppError } from '../../errors/errors.ts';
import { mayBeCharged } from '../../errors/traits.ts';
import type { Currency } from '../../i18n/money.ts';
import type { ChatEvent, MistralPort } from '../../services/ports/mistral.ts';
import { knownModel } from '../models/known-model.ts';
import {
  maxChatCost,
  maxDocumentCost,
  maxFimCost,
  maxInputs,
  maxTranscriptionCost,
} from './estimate-max.ts';
import { amountIn, entryCost } from './ledger-usage.ts';
import { type Cost, isRegional, regionalFactor } from './price.ts';

/** Limit on the cost of a session. */
export interface SpendingCap {
  /** Billionths of the currency's unit. */
  readonly nanos: number;
  readonly currency: Currency;
}

type Entry = Parameters<typeof entryCost>[0];
type Answer = Pick<Entry, 'model' | 'usage' | 'pages' | 'seconds'>;

/** One permitted call: its maximum cost is reserved until its actual cost is known. */
interface Bill {
  settle(answer: Answer): void;
  /** Releases the reserved amount if the call cannot have been charged. */
  release(thrown: unknown): void;
}

/**
 * Limits the service to a spending cap. Before each paid call, throws `spending-cap` and sends nothing if the amount
 * spent plus the maximum cost of the call exceeds the cap. A call without usage, such as a stopped one, counts with its
 * maximum cost.
 */
export function capSpending(mistral: MistralPort, cap: SpendingCap): MistralPort {
  const purse = createPurse(mistral.host, cap);
  return {
    host: mistral.host,
    baseUrl: mistral.baseUrl,
    listModels: mistral.listModels,
    streamChat: (request, options) =>
      paidStream(
        () => purse.open('chat', request.model, maxChatCost(request)),
        () => mistral.streamChat(request, options),
      ),
    completeChat: async (request, options) =>
      paid(purse.open('chat', request.model, maxChatCost(request)), () =>
        mistral.completeChat(request, options),
      ),
    embed: async (request, options) =>
      paid(purse.open('embeddings', request.model, maxInputs(request)), () =>
        mistral.embed(request, options),
      ),
    completeFim: async (request, options) =>
      paid(purse.open('fim', request.model, maxFimCost(request)), () =>
        mistral.completeFim(request, options),
      ),
    moderate: async (request, options) =>
      paid(purse.open('moderation', request.model, maxInputs(request)), () =>
        mistral.moderate(request, options),
      ),
    readDocument: async (request, options) =>
      paid(purse.open('ocr', request.model, maxDocumentCost(request)), () =>
        mistral.readDocument(request, options),
      ),
    transcribe: async (request, options) =>
      paid(purse.open('transcription', request.model, maxTranscriptionCost(request)), () =>
        mistral.transcribe(request, options),
      ),
  };
}

/** Makes a call and charges it; if it fails, releases the reserved amount. */
async function paid<A extends Answer>(bill: Bill, call: () => Promise<A>): Promise<A> {
  try {
    const answer = await call();
    bill.settle(answer);
    return answer;
  } catch (thrown) {
    bill.release(thrown);
    throw thrown;
  }
}

async function* paidStream(
  open: () => Bill,
  call: () => AsyncIterable<ChatEvent>,
): AsyncGenerator<ChatEvent, void, undefined> {
  const bill = open();
  let hasBegun = false;
  try {
    for await (const event of call()) {
      hasBegun = true;
      if (event.type === 'finish') bill.settle(event);
      yield event;
    }
  } catch (thrown) {
    if (!hasBegun) bill.release(thrown);
    throw thrown;
  }
}

function createPurse(host: string, { nanos: cap, currency }: SpendingCap) {
  let spent = 0;
  const charged = (nanos: number) =>
    isRegional(host) ? Math.ceil((nanos * regionalFactor.of) / regionalFactor.to) : nanos;
  return {
    /** Throws `spending-cap`. */
    open(kind: Entry['kind'], asked: string, maxCost: Cost): Bill {
      const amount = amountIn(maxCost, currency);
      const error = { code: 'spending-cap', cap, currency } as const;
      if (typeof amount === 'string') {
        throw new AppError({ ...error, problem: 'unknown-price', model: asked });
      }
      const max = charged(amount);
      if (spent + max > cap) throw new AppError({ ...error, problem: 'reached', spent, max });
      spent += max;
      return {
        settle: (answer) => {
          const { model, usage, pages } = answer;
          const known = knownModel(model) === undefined ? asked : model;
          const cost = entryCost({
            kind,
            model: known,
            tookMs: 0,
            ...(usage !== undefined && { usage }),
            ...(pages !== undefined && { pages }),
          });
          const actual = amountIn(cost, currency);
          if (typeof actual === 'number') spent += charged(actual) - max;
        },
        release: (thrown) => {
          if (isUnpaid(thrown)) spent -= max;
        },
      };
    },
  };
}

/** True if the service refused the call, which is free, or was never reached. */
function isUnpaid(thrown: unknown): boolean {
  return thrown instanceof AppError && !mayBeCharged(thrown.error);
}
