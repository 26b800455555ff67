import type { Lang } from '../../i18n/languages.ts';
import { allOf } from '../../i18n/lists.ts';
import { shared } from '../../i18n/messages.ts';
import {
  type Amount,
  type Currency,
  currencyOf,
  formatMoney,
  formatPrice,
  knownIn,
} from '../../i18n/money.ts';
import { formatDecimal } from '../../i18n/numbers.ts';
import { provider, surchargePercent } from '../../i18n/provider.ts';
import type { ModelMetadata, Price } from '../models/catalogue.ts';

/**
 * Cost of a call in billionths of a dollar and of a euro, which are integers so that sums are exact. Null in one
 * currency if the price in that currency is unknown; `unknown` if both prices are.
 */
export type Cost = Readonly<Record<Currency, number | null>> | 'unknown';

/** Billionths of a unit per token, for a price of one unit per million tokens. */
const nanosPerUnitOfPrice = 1000;

/** Billionths of a unit per page, for a price of one unit per thousand pages. */
const nanosPerPage = 1_000_000;

/** Tokens of one call that are charged. */
interface PricedTokens {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Tokens of the prompt that came from the cache of the service. */
  readonly cachedTokens?: number;
}

/**
 * Returns the cost of one call's tokens at catalogue prices, with cached tokens at their lower price. Needs no output
 * price if there is no output, as for embeddings. Ignores other discounts and surcharges.
 */
export function costOf(
  usage: PricedTokens,
  metadata: Pick<ModelMetadata, 'usd' | 'eur'> | undefined,
): Cost {
  const usd = nanosOf(usage, metadata?.usd ?? null);
  const eur = nanosOf(usage, metadata?.eur ?? null);
  return usd === null && eur === null ? 'unknown' : { usd, eur };
}

/** Returns the cost of reading pages at the catalogue's price per thousand. */
export function pageCostOf(
  pages: number,
  metadata: Pick<ModelMetadata, 'pages'> | undefined,
): Cost {
  const nanos = (perThousand: number | null | undefined) =>
    perThousand == null ? null : pages * Math.round(perThousand * nanosPerPage);
  const usd = nanos(metadata?.pages?.usd);
  const eur = nanos(metadata?.pages?.eur);
  return usd === null && eur === null ? 'unknown' : { usd, eur };
}

/** Returns the cost of sound at the catalogue's price per thousand minutes. */
export function secondsCostOf(
  seconds: number,
  metadata: Pick<ModelMetadata, 'minutes'> | undefined,
): Cost {
  const nanos = (perThousand: number | null | undefined) =>
    perThousand == null ? null : Math.round((seconds * perThousand * nanosPerPage) / 60);
  const usd = nanos(metadata?.minutes?.usd);
  const eur = nanos(metadata?.minutes?.eur);
  return usd === null && eur === null ? 'unknown' : { usd, eur };
}

/** Factor of every price at the hosts of one region, as the fraction `of` / `to`. */
export const regionalFactor = { of: 100 + surchargePercent, to: 100 };

/** Returns true for a host whose answers are computed in one region, which costs more. */
export function isRegional(host: string): boolean {
  const { eu, us } = provider.hosts.origins;
  return [eu, us].some((origin) => new URL(origin).host === host);
}

/** Reads a cost from JSON; returns undefined if it is invalid. */
export function parseCost(saved: unknown): Cost | undefined {
  if (saved === 'unknown') return saved;
  const { usd, eur } = (saved ?? {}) as Partial<Record<Currency, unknown>>;
  const amount = (value: unknown) => value === null || Number.isInteger(value);
  return amount(usd) && amount(eur) ? ({ usd, eur } as Cost) : undefined;
}

/** Adds costs. An unknown cost makes the sum unknown in that currency. */
export function sumCosts(costs: readonly Cost[]): Cost {
  return costs.reduce<Cost>(
    (sum, cost) => {
      if (sum === 'unknown' || cost === 'unknown') return 'unknown';
      const usd = add(sum.usd, cost.usd);
      const eur = add(sum.eur, cost.eur);
      return usd === null && eur === null ? 'unknown' : { usd, eur };
    },
    { usd: 0, eur: 0 },
  );
}

/** Returns a cost in one currency, or in the other one if only that is known; undefined if neither is. */
export function knownCost(cost: Cost, own: Currency): Amount | undefined {
  const known = cost === 'unknown' ? undefined : knownIn(cost, own);
  return known && { nanos: known.value, currency: known.currency };
}

/**
 * Adds amounts by currency: those in `own` first, then those whose price is known in the other currency only. Without
 * amounts, returns zero.
 */
export function sumAmounts(amounts: readonly Amount[], own: Currency): readonly Amount[] {
  const sums = new Map<Currency, number>();
  for (const { nanos, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0) + nanos);
  }
  const order = (currency: Currency) => (currency === own ? 0 : 1);
  const found = [...sums].map(([currency, nanos]) => ({ nanos, currency }));
  if (found.length === 0) return [{ nanos: 0, currency: own }];
  return found.toSorted((one, other) => order(one.currency) - order(other.currency));
}

/** Formats the cost of a call in the person's currency, else in the known one; says if neither is known. */
export function formatCost(cost: Cost, lang: Lang): string {
  const known = knownCost(cost, currencyOf(lang));
  return known === undefined ? shared[lang].unknownPrice : exactMoney(known, lang);
}

/** Formats an amount with all of its digits. */
export function exactMoney({ nanos, currency }: Amount, lang: Lang): string {
  return formatMoney(nanos, currency, lang);
}

/** The smallest amount that screens show in digits, in billionths; more digits would be hard to read. */
const smallestShown = 100_000;

/** Returns true for an amount that `shortMoney` does not show in digits. */
export function isTiny(nanos: number): boolean {
  return nanos > 0 && nanos < smallestShown;
}

/** Formats an amount for a sentence: a tiny amount as “less than” the smallest amount that is shown. */
export function shortMoney({ nanos, currency }: Amount, lang: Lang): string {
  if (!isTiny(nanos)) return formatMoney(nanos, currency, lang);
  return shared[lang].lessThan(formatMoney(smallestShown, currency, lang));
}

/** Formats the cost of a call like `formatCost`, but a tiny cost like `shortMoney`. */
export function shortCost(cost: Cost, lang: Lang): string {
  const known = knownCost(cost, currencyOf(lang));
  return known === undefined ? shared[lang].unknownPrice : shortMoney(known, lang);
}

/** Formats amounts in several currencies for a sentence. */
export function shortSum(amounts: readonly Amount[], lang: Lang): string {
  return allOf(
    amounts.map((amount) => shortMoney(amount, lang)),
    lang,
  );
}

/** Formats an amount for a narrow column: a tiny amount with the sign `<`. */
export function columnMoney({ nanos, currency }: Amount, lang: Lang): string {
  const shown = formatMoney(isTiny(nanos) ? smallestShown : nanos, currency, lang);
  return isTiny(nanos) ? `< ${shown}` : shown;
}

/** Formats amounts in several currencies for a table, each with the function `format`. */
export function columnSum(
  amounts: readonly Amount[],
  lang: Lang,
  format: (amount: Amount, lang: Lang) => string,
): string {
  return amounts.map((amount) => format(amount, lang)).join(' + ');
}

/** Formats a price per million tokens without the currency's sign, for a column whose head has the sign. */
export function formatAmount(perMillion: number, lang: Lang): string {
  const cents = perMillion * 100;
  return formatDecimal(perMillion, Math.abs(cents - Math.round(cents)) < 1e-9 ? 2 : 3, lang);
}

/** Formats the price of a million tokens as input; undefined if it is unknown. */
export function inputPrice(
  metadata: Pick<ModelMetadata, Currency> | undefined,
  lang: Lang,
): string | undefined {
  const inputs = { usd: metadata?.usd?.input ?? null, eur: metadata?.eur?.input ?? null };
  const known = knownIn(inputs, currencyOf(lang));
  return known && formatPrice(known.value, known.currency, lang);
}

/** Divisor of the price for cached tokens. */
export const cachedDivisor = 100 / provider.discounts.cachedInputPercent;

/** Divisor of the price for the calls of a batch. */
export const batchDivisor = 100 / provider.discounts.batchPercent;

/** Returns the cost of a call's tokens in billionths; null if a price that it needs is unknown. */
function nanosOf(usage: PricedTokens, price: Price | null): number | null {
  const cached = Math.min(usage.cachedTokens ?? 0, usage.promptTokens);
  const read = sideOf(usage.promptTokens - cached, price?.input ?? null);
  const reused = sideOf(cached, price?.input ?? null);
  const output = sideOf(usage.completionTokens, price?.output ?? null);
  if (price === null || reused === null) return null;
  return add(add(read, Math.round(reused / cachedDivisor)), output);
}

/**
 * Returns the cost of input or output tokens in billionths. It is exact: prices have at most three decimals, so a
 * thousand times a price is an integer after the error of the floating-point number was rounded off.
 */
function sideOf(tokens: number, price: number | null): number | null {
  if (tokens === 0) return 0;
  return price === null ? null : tokens * Math.round(price * nanosPerUnitOfPrice);
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
