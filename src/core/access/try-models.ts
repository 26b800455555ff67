import { AppError, type ErrorCode } from '../../errors/errors.ts';
import { type Scope, traitsOf } from '../../errors/traits.ts';
import type { Amount, Currency } from '../../i18n/money.ts';
import type { CallOptions, ChatRequest } from '../../services/ports/mistral.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import type { Services } from '../../services/ports/services.ts';
import { knownModel } from '../models/known-model.ts';
import type { ModelAccess } from '../models/model-row.ts';
import { maxChatCost } from '../spending/estimate-max.ts';
import { isRegional, knownCost, regionalFactor, sumAmounts } from '../spending/price.ts';

/** Outcome of calling one model. */
export interface Tried {
  readonly model: string;
  readonly outcome: ErrorCode | 'ready';
}

/** Returns the smallest possible request. */
export function smallestRequest(model: string): ChatRequest {
  return { model, messages: [{ role: 'user', content: 'Hi' }], maxTokens: 1 };
}

/** Highest cost of trying models. */
export interface MaxTries {
  /** The sum of the known costs in each currency, the requested currency first. */
  readonly known: readonly Amount[];
  /** Number of models without a known price, whose cost is not included. */
  readonly unpriced: number;
}

/** Returns the highest cost of trying these models at a host, at the catalogue's prices. */
export function maxTriesCost(
  models: readonly string[],
  host: string,
  currency: Currency,
  modelNames: ModelNamesPort,
): MaxTries {
  const amounts = models.flatMap((model) => {
    const cost = maxChatCost(smallestRequest(model), knownModel(model, modelNames));
    return knownCost(cost, currency) ?? [];
  });
  const { of, to } = isRegional(host) ? regionalFactor : { of: 1, to: 1 };
  const known = sumAmounts(amounts, currency).map((amount) => ({
    ...amount,
    nanos: Math.ceil((amount.nanos * of) / to),
  }));
  return { known, unpriced: models.length - amounts.length };
}

/**
 * Makes the smallest possible call, and requests its answer in one piece, because only such answers have the remaining
 * limits of the model. Throws `AppError`.
 */
export async function callOnce(
  { mistral }: Pick<Services, 'mistral'>,
  model: string,
  call: CallOptions,
): Promise<void> {
  await mistral.completeChat(smallestRequest(model), { ...call, purpose: 'probe' });
}

/**
 * Calls models in turn, one token each, and reports each outcome. Throws errors that concern the key, the account or
 * the connection rather than one model. Skips models that a spending cap refuses for lack of a price.
 */
export async function tryModels(
  services: Pick<Services, 'mistral'>,
  models: readonly string[],
  call: CallOptions,
  onTried: (tried: Tried) => void = () => {},
): Promise<ModelAccess> {
  const modelAccess: Record<string, ModelAccess[string]> = {};
  for (const model of models) {
    const outcome = await outcomeOf(services, model, call);
    if (outcome === undefined) continue;
    modelAccess[model] = outcome;
    onTried({ model, outcome });
  }
  return modelAccess;
}

/** Scopes of errors after which another model may answer. */
const mayDifferByModel: ReadonlySet<Scope> = new Set(['request', 'model', 'plan', 'service']);

async function outcomeOf(
  services: Pick<Services, 'mistral'>,
  model: string,
  call: CallOptions,
): Promise<Tried['outcome'] | undefined> {
  try {
    await callOnce(services, model, call);
    return 'ready';
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { error } = thrown;
    if (error.code === 'spending-cap' && error.problem === 'unknown-price') return undefined;
    if (!mayDifferByModel.has(traitsOf(error.code).scope)) throw thrown;
    return error.code;
  }
}
