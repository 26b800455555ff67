import type { Currency } from '../../i18n/money.ts';
import { provider } from '../../i18n/provider.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { catalogue, type ModelMetadata } from '../models/catalogue.ts';
import { knownModel } from '../models/known-model.ts';
import { latestOf } from '../models/model-names.ts';
import { batchDivisor, cachedDivisor, regionalFactor } from './price.ts';

/** The calls of a program. All numbers are integers. */
export interface Workload {
  readonly requestsPerDay: number;
  /** Input tokens per request. */
  readonly tokensIn: number;
  /** Output tokens per request. */
  readonly tokensOut: number;
  /** True if the requests are sent as batches, which have a lower price. */
  readonly batch: boolean;
  /** True if all input is read from the cache, which has a lower price. */
  readonly cached: boolean;
  /** True for calls at a host of one region, which have a higher price. */
  readonly regional: boolean;
}

/** Estimated costs in trillionths of the currency's unit, which are integers even for small prices and discounts. */
export interface Estimate {
  readonly perDay: bigint;
  readonly perMonth: bigint;
}

/** Days per month in an estimate. */
export const daysPerMonth = 30;

/** Trillionths of a unit per token at a price of 0.001 units per million tokens, the smallest step of prices. */
const picosPerStep = 1000n;

/**
 * Returns the exact cost of a workload with a model; undefined if the price of the model in the currency is unknown.
 */
export function estimateCost(
  work: Workload,
  metadata: Pick<ModelMetadata, Currency> | undefined,
  currency: Currency,
): Estimate | undefined {
  const price = metadata?.[currency];
  const input = picosOf(work.tokensIn, price?.input, work.cached ? BigInt(cachedDivisor) : 1n);
  const output = picosOf(work.tokensOut, price?.output, 1n);
  if (input === undefined || output === undefined) return undefined;
  const full = BigInt(work.requestsPerDay) * (input + output);
  const region = work.regional ? regionalFactor : { of: 1, to: 1 };
  const perDay = (full * BigInt(region.of)) / BigInt(region.to * (work.batch ? batchDivisor : 1));
  return { perDay, perMonth: perDay * BigInt(daysPerMonth) };
}

/**
 * Returns the cost of tokens in trillionths, divided by `share`; undefined if the price is unknown. The cost is exact,
 * because prices have at most three decimals.
 */
function picosOf(
  tokens: number,
  price: number | null | undefined,
  share: bigint,
): bigint | undefined {
  if (tokens === 0) return 0n;
  if (price == null) return undefined;
  return (BigInt(tokens) * BigInt(Math.round(price * 1000)) * picosPerStep) / share;
}

/** Models to compare with, the most expensive first. */
const defaults: readonly string[] = provider.models.compared;

/**
 * Returns the models for which an estimate is possible: the chosen model first, then all chat models in service that
 * have a price.
 */
export function estimable(
  chosen: string,
  now: number,
  modelNames: ModelNamesPort,
): readonly string[] {
  const inService = catalogue.filter(
    ({ tasks, tier, usd, eur, retiresAt }) =>
      tasks.includes('chat') &&
      tier !== 'labs' &&
      (usd !== null || eur !== null) &&
      (retiresAt === null || Date.parse(retiresAt) > now),
  );
  const ids = inService.map(({ id, aliases }) => latestOf(id, aliases) ?? id);
  return [chosen, ...otherModels(ids, chosen, modelNames)];
}

/** Returns three models with which to compare a model. */
export function othersThan(model: string, modelNames: ModelNamesPort): readonly string[] {
  return otherModels(defaults, model, modelNames).slice(0, 3);
}

function otherModels(
  ids: readonly string[],
  model: string,
  modelNames: ModelNamesPort,
): readonly string[] {
  const known = knownModel(model, modelNames);
  return ids.filter((id) => knownModel(id, modelNames) !== known);
}
