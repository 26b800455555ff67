import { AppError, type ErrorCode } from '../../errors/errors.ts';
import type { Currency } from '../../i18n/money.ts';
import type { CallOptions, ChatRequest } from '../../services/ports/mistral.ts';
import type { Services } from '../../services/ports/services.ts';
import type { ModelAccess } from '../models/model-row.ts';
import { maxChatCost } from '../spending/estimate-max.ts';
import { isRegional, regionalFactor } from '../spending/price.ts';

/** What one try taught. */
export interface Tried {
  readonly model: string;
  readonly outcome: ErrorCode | 'ready';
}

/** Faults of the key, the account as a whole or the way to it: to call another model would end the same. */
export const generalErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'key-missing',
  'key-malformed',
  'key-refused',
  'payment',
  'inactive',
  'spend-limit',
  'network',
  'bad-answer',
]);

/** Faults that say nothing of the model that was asked: trying the next would end the same. */
const notOfTheModel: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...generalErrors,
  'monthly-quota',
  'spending-cap',
  'keychain',
  'cancelled',
  'program-changed',
  'bug',
]);

/** The smallest request there is. */
export function smallestRequest(model: string): ChatRequest {
  return { model, messages: [{ role: 'user', content: 'Hi' }], maxTokens: 1 };
}

/** What trying models can cost at most. */
export interface MaxTries {
  /** Billionths of the currency's unit. */
  readonly nanos: number;
  /** How many models have no known price, and are not counted. */
  readonly unpriced: number;
}

/** What trying these models at a host can cost at most, at the catalogue's prices. */
export function maxTriesCost(
  models: readonly string[],
  host: string,
  currency: Currency,
): MaxTries {
  const costs = models.flatMap((model) => {
    const cost = maxChatCost(smallestRequest(model));
    return (cost === 'unknown' ? null : cost[currency]) ?? [];
  });
  const nanos = costs.reduce((sum, cost) => sum + cost, 0);
  const { of, to } = isRegional(host) ? regionalFactor : { of: 1, to: 1 };
  return { nanos: Math.ceil((nanos * of) / to), unpriced: models.length - costs.length };
}

/** Makes the smallest call there is. Its answer does not matter, only that it comes to its end. Throws `AppError`. */
export async function callOnce(
  { mistral }: Pick<Services, 'mistral'>,
  model: string,
  call: CallOptions,
): Promise<void> {
  const probing = { ...call, purpose: 'probe' } as const;
  for await (const event of mistral.streamChat(smallestRequest(model), probing)) {
    if (event.type === 'finish') return;
  }
}

/**
 * Calls models one after another, one token each, and tells what each try taught. Throws the errors that are not of a
 * model but of the key, the account as a whole or the way to the service. A model that a spending cap holds back for
 * want of a price is passed over.
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
    if (notOfTheModel.has(error.code)) throw thrown;
    return error.code;
  }
}
