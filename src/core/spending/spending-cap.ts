import { AppError } from '../../errors/errors.ts';
import { mayBeCharged } from '../../errors/traits.ts';
import type { Currency } from '../../i18n/money.ts';
import type { LedgerEntry } from '../../services/ports/ledger.ts';
import type { ChatEvent, MistralPort } from '../../services/ports/mistral.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import type { ModelMetadata } from '../models/catalogue.ts';
import { knownModel } from '../models/known-model.ts';
import {
  maxChatCost,
  maxDocumentCost,
  maxFimCost,
  maxInputCost,
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

type Answer = Pick<LedgerEntry, 'model' | 'usage' | 'pages' | 'seconds'>;

/** The maximum cost of a permitted call, which is reserved until the actual cost is known. */
interface Reservation {
  /** Replaces the reserved amount by the actual cost, if the answer has usage. */
  settle(answer: Answer): void;
  /** Releases the reserved amount if the call cannot have been charged. */
  release(thrown: unknown): void;
}

/**
 * Limits the service to a spending cap. Before each paid call, throws `spending-cap` and sends nothing if the amount
 * spent plus the maximum cost of the call exceeds the cap. A call without usage, such as a stopped one, counts with its
 * maximum cost.
 */
export function capSpending(
  mistral: MistralPort,
  cap: SpendingCap,
  modelNames: ModelNamesPort,
): MistralPort {
  const budget = createBudget(mistral.host, cap, modelNames);
  return {
    host: mistral.host,
    baseUrl: mistral.baseUrl,
    listModels: mistral.listModels,
    streamChat: (request, options) =>
      paidStream(
        () => budget.reserve('chat', request, maxChatCost),
        () => mistral.streamChat(request, options),
      ),
    completeChat: async (request, options) =>
      paid(budget.reserve('chat', request, maxChatCost), () =>
        mistral.completeChat(request, options),
      ),
    embed: async (request, options) =>
      paid(budget.reserve('embeddings', request, maxInputCost), () =>
        mistral.embed(request, options),
      ),
    completeFim: async (request, options) =>
      paid(budget.reserve('fim', request, maxFimCost), () => mistral.completeFim(request, options)),
    moderate: async (request, options) =>
      paid(budget.reserve('moderation', request, maxInputCost), () =>
        mistral.moderate(request, options),
      ),
    readDocument: async (request, options) =>
      paid(budget.reserve('ocr', request, maxDocumentCost), () =>
        mistral.readDocument(request, options),
      ),
    transcribe: async (request, options) =>
      paid(budget.reserve('transcription', request, maxTranscriptionCost), () =>
        mistral.transcribe(request, options),
      ),
  };
}

/** Makes a call and settles its reservation; if the call fails, releases the reservation. */
async function paid<A extends Answer>(
  reservation: Reservation,
  call: () => Promise<A>,
): Promise<A> {
  try {
    const answer = await call();
    reservation.settle(answer);
    return answer;
  } catch (thrown) {
    reservation.release(thrown);
    throw thrown;
  }
}

/** Streams an answer as `paid` makes a call. A call that fails after its first event counts with its maximum cost. */
async function* paidStream(
  reserve: () => Reservation,
  call: () => AsyncIterable<ChatEvent>,
): AsyncGenerator<ChatEvent, void, undefined> {
  const reservation = reserve();
  let hasBegun = false;
  try {
    for await (const event of call()) {
      hasBegun = true;
      if (event.type === 'finish') reservation.settle(event);
      yield event;
    }
  } catch (thrown) {
    if (!hasBegun) reservation.release(thrown);
    throw thrown;
  }
}

/** Creates the object that reserves the costs of calls within a cap. */
function createBudget(
  host: string,
  { nanos: cap, currency }: SpendingCap,
  modelNames: ModelNamesPort,
) {
  let spent = 0;
  const charged = (nanos: number) =>
    isRegional(host) ? Math.ceil((nanos * regionalFactor.of) / regionalFactor.to) : nanos;
  return {
    /** Reserves the maximum cost of a call. Throws `spending-cap` if it exceeds the rest of the cap. */
    reserve<R extends { readonly model: string }>(
      kind: LedgerEntry['kind'],
      request: R,
      maxCost: (request: R, known: ModelMetadata | undefined) => Cost,
    ): Reservation {
      const asked = request.model;
      const amount = amountIn(maxCost(request, knownModel(asked, modelNames)), currency);
      const error = { code: 'spending-cap', cap, currency } as const;
      if (typeof amount === 'string') {
        throw new AppError({ ...error, problem: 'unknown-price', model: asked });
      }
      const max = charged(amount);
      if (spent + max > cap) throw new AppError({ ...error, problem: 'reached', spent, max });
      spent += max;
      return {
        settle: (answer) => {
          const { model, usage, pages, seconds } = answer;
          const entry = {
            kind,
            model,
            asked,
            tookMs: 0,
            ...(usage !== undefined && { usage }),
            ...(pages !== undefined && { pages }),
            ...(seconds !== undefined && { seconds }),
          };
          const actual = amountIn(entryCost(entry, modelNames), currency);
          if (typeof actual === 'number') spent += charged(actual) - max;
        },
        release: (thrown) => {
          if (isUnpaid(thrown)) spent -= max;
        },
      };
    },
  };
}

/** Returns true for a call that costs nothing: the service refused it, or was never reached. */
function isUnpaid(thrown: unknown): boolean {
  return thrown instanceof AppError && !mayBeCharged(thrown.error);
}
