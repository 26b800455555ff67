import { type Lang, localeTag } from './languages.ts';

/** The currencies that the service has prices in. */
export type Currency = 'usd' | 'eur';

/** The currency that prices are told in: euros in French, dollars in English. Both are the service's own prices. */
export function currencyOf(lang: Lang): Currency {
  return lang === 'fr' ? 'eur' : 'usd';
}

/**
 * A whole number of billionths, as money: two decimals, and more for less than a unit, so that two significant digits
 * show and what is not zero never reads as zero. What is shown is right to its last digit.
 */
export function formatMoney(nanos: number | bigint, currency: Currency, lang: Lang): string {
  return formatUnits(BigInt(nanos), 9, currency, lang);
}

/** The same of a whole number of trillionths. */
export function formatFineMoney(picos: bigint, currency: Currency, lang: Lang): string {
  return formatUnits(picos, 12, currency, lang);
}

/** A price per million tokens, as money: all of its two or three decimals. The words "per million" are the caller's. */
export function formatPrice(perMillion: number, currency: Currency, lang: Lang): string {
  return money(lang, currency, 3).format(perMillion);
}

/** `places`: how many of the amount's digits stand behind the point. */
function formatUnits(amount: bigint, places: number, currency: Currency, lang: Lang): string {
  const digits = String(amount < 0n ? -amount : amount);
  const decimals = amount === 0n ? 2 : Math.min(places, Math.max(2, places + 2 - digits.length));
  const padded = digits.padStart(places + 1, '0');
  const sign = amount < 0n ? '-' : '';
  // As a text, since a float would be rounded before it is shown.
  const exact = `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
  return money(lang, currency, decimals).format(exact as `${number}`);
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
