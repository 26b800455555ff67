import { type Lang, localeTag } from './languages.ts';

/** The currencies that the service has prices in. */
export type Currency = 'usd' | 'eur';

/**
 * Returns the currency in which prices are shown: euros in French, dollars in English. Both are the service's own
 * prices.
 */
export function currencyOf(lang: Lang): Currency {
  return lang === 'fr' ? 'eur' : 'usd';
}

/** An amount of money, in billionths of the currency's unit. */
export interface Amount {
  readonly nanos: number;
  readonly currency: Currency;
}

/** Returns the value in one currency, or in the other one if only that is known; undefined if neither is. */
export function knownIn<T>(
  values: Readonly<Partial<Record<Currency, T | null>>>,
  own: Currency,
): { readonly value: T; readonly currency: Currency } | undefined {
  for (const currency of [own, own === 'eur' ? 'usd' : 'eur'] as const) {
    const value = values[currency];
    if (value != null) return { value, currency };
  }
  return undefined;
}

/** Signs of the currencies. */
export const currencySigns: Readonly<Record<Currency, string>> = { usd: '$', eur: '€' };

/**
 * Formats billionths as money: two decimals, or more for amounts under a unit, so that two significant digits show and
 * only zero reads as zero. Every digit shown is exact.
 */
export function formatMoney(nanos: number | bigint, currency: Currency, lang: Lang): string {
  return formatUnits(BigInt(nanos), 9, currency, lang);
}

/** Formats trillionths of the currency's unit as `formatMoney` formats billionths. */
export function formatFineMoney(picos: bigint, currency: Currency, lang: Lang): string {
  return formatUnits(picos, 12, currency, lang);
}

/** Formats a price per million tokens, with two or three decimals. The caller adds "per million". */
export function formatPrice(perMillion: number, currency: Currency, lang: Lang): string {
  return money(lang, currency, 3).format(perMillion);
}

/** Formats an amount of which the last `places` digits are decimals. */
function formatUnits(amount: bigint, places: number, currency: Currency, lang: Lang): string {
  const digits = String(amount < 0n ? -amount : amount);
  const decimals = amount === 0n ? 2 : Math.min(places, Math.max(2, places + 2 - digits.length));
  const padded = digits.padStart(places + 1, '0');
  const sign = amount < 0n ? '-' : '';
  // As a text, since a float would be rounded before it is shown.
  const exact = `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
  return money(lang, currency, decimals).format(exact as `${number}`);
}

// Cached, because creating a formatter takes longer than a frame can spend on each of its cells.
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
