import type { Currency } from '../../i18n/money.ts';
import { provider } from '../../i18n/provider.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { catalogue, type ModelMetadata } from '../models/catalogue.ts';
import { knownModel } from '../models/known-model.ts';
import { latestOf } from '../models/model-names.ts';
import { batchShare, cachedShare, regionalFactor } from './price.ts';

/** How much a program would ask. Whole numbers. */
export interface Workload {
  readonly requestsPerDay: number;
  /** Per request. */
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** Sent as batches, which halves the price. */
  readonly batch: boolean;
  /** All input is read from the cache, at a tenth of its price. */
  readonly cached: boolean;
  /** At a host of one region, which costs a tenth more. */
  readonly regional: boolean;
}

/** Trillionths of the currency's unit: whole numbers, however small the price and the discounts. */
export interface Estimate {
  readonly perDay: bigint;
  readonly perMonth: bigint;
}

/** A month of these estimates, in days. */
export const daysPerMonth = 30;

/** Trillionths of a unit per token, for a price of 0.001 units per million tokens. */
const picosPerStep = 1000n;

/** Returns the exact cost of the work with a model; undefined if its price in that currency is unknown. */
export function estimateCost(
  work: Workload,
  metadata: Pick<ModelMetadata, Currency> | undefined,
  currency: Currency,
): Estimate | undefined {
  const price = metadata?.[currency];
  const input = picosOf(work.tokensIn, price?.input, work.cached ? BigInt(cachedShare) : 1n);
  const output = picosOf(work.tokensOut, price?.output, 1n);
  if (input === undefined || output === undefined) return undefined;
  const full = BigInt(work.requestsPerDay) * (input + output);
  const region = work.regional ? regionalFactor : { of: 1, to: 1 };
  const perDay = (full * BigInt(region.of)) / BigInt(region.to * (work.batch ? batchShare : 1));
  return { perDay, perMonth: perDay * BigInt(daysPerMonth) };
}

/** Prices have at most three decimals, so multiples of a thousandth are exact after rounding. */
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
 * Returns the ids for which an estimate is possible, the chosen one first: chat models with a price that are not
 * retired.
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

/** Three others to compare a model with. */
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
