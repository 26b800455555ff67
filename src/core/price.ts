import { type Lang, localeTag } from '../i18n/locale.ts';
import { formatDecimal } from '../i18n/numbers.ts';
import { shared } from '../i18n/shared.ts';
import type { ModelFacts, Price } from './catalogue.ts';

export type Currency = 'usd' | 'eur';

/** The currency that prices are told in: euros in French, dollars in English. Both are the service's own prices. */
export function currencyOf(lang: Lang): Currency {
  return lang === 'fr' ? 'eur' : 'usd';
}

/**
 * What a call cost, in billionths of a dollar and of a euro: whole numbers, so that sums stay exact. Null where the
 * price in that currency is unknown; `unknown` where both are.
 */
export type Cost = Readonly<Record<Currency, number | null>> | 'unknown';

/** Billionths of a unit per token, for a price of one unit per million tokens. */
const nanosPerUnitOfPrice = 1000;

/**
 * What the tokens of one call cost at the catalogue's prices. A side that used no tokens needs no price (embeddings
 * have no output). Discounts and surcharges are not counted.
 */
export function costOf(
  usage: { readonly promptTokens: number; readonly completionTokens: number },
  facts: Pick<ModelFacts, 'usd' | 'eur'> | undefined,
): Cost {
  const usd = nanosOf(usage, facts?.usd ?? null);
  const eur = nanosOf(usage, facts?.eur ?? null);
  return usd === null && eur === null ? 'unknown' : { usd, eur };
}

/** Reads a cost back from JSON; undefined where it is none. */
export function parseCost(saved: unknown): Cost | undefined {
  if (saved === 'unknown') return saved;
  const { usd, eur } = (saved ?? {}) as Partial<Record<Currency, unknown>>;
  const amount = (value: unknown) => value === null || Number.isInteger(value);
  return amount(usd) && amount(eur) ? ({ usd, eur } as Cost) : undefined;
}

/** The sum of several costs. One that is unknown makes the sum unknown, in that currency. */
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

/**
 * An amount in billionths, as money: two decimals, and more for less than a unit, so that two significant digits
 * show and what is not zero never reads as zero.
 */
export function formatMoney(nanos: number, currency: Currency, lang: Lang): string {
  return money(lang, currency, decimalsFor(nanos)).format(nanos / 1e9);
}

/** What a call cost, as money in the person's currency, or that its price is not known. */
export function formatCost(cost: Cost, lang: Lang): string {
  const currency = currencyOf(lang);
  const nanos = cost === 'unknown' ? null : cost[currency];
  return nanos === null ? shared[lang].unknownPrice : formatMoney(nanos, currency, lang);
}

/** The same without the currency's sign, for a column whose head has it. */
export function formatAmount(perMillion: number, lang: Lang): string {
  const cents = perMillion * 100;
  return formatDecimal(perMillion, Math.abs(cents - Math.round(cents)) < 1e-9 ? 2 : 3, lang);
}

/** A price per million tokens, as money: all of its two or three decimals. The words "per million" are the caller's. */
export function formatPrice(perMillion: number, currency: Currency, lang: Lang): string {
  return money(lang, currency, 3).format(perMillion);
}

function nanosOf(
  usage: { readonly promptTokens: number; readonly completionTokens: number },
  price: Price | null,
): number | null {
  const input = sideOf(usage.promptTokens, price?.input ?? null);
  const output = sideOf(usage.completionTokens, price?.output ?? null);
  return price === null ? null : add(input, output);
}

/** Prices have three decimals at most, so a thousand times a price is a whole number once float noise is rounded off. */
function sideOf(tokens: number, price: number | null): number | null {
  if (tokens === 0) return 0;
  return price === null ? null : tokens * Math.round(price * nanosPerUnitOfPrice);
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

/** Ten digits of billionths are one unit and more; each digit fewer moves the first significant one a place right. */
function decimalsFor(nanos: number): number {
  const digits = String(Math.abs(Math.round(nanos))).length;
  return nanos === 0 ? 2 : Math.min(9, Math.max(2, 11 - digits));
}

// Making a formatter costs more than a frame can spend on each of its cells, so each is made once.
const formats = new Map<string, Intl.NumberFormat>();

function money(lang: Lang, currency: Currency, decimals: number): Intl.NumberFormat {
  const name = `${lang} ${currency} ${decimals}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(localeTag(lang), {
      style: 'currency',
      currency: currency.toUpperCase(),
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: decimals,
    });
  formats.set(name, format);
  return format;
}
