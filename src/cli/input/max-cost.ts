import type { Lang } from '../../i18n/languages.ts';
import { type Currency, currencyOf } from '../../i18n/money.ts';

/** The most that one session may spend. */
export interface MaxCost {
  /** Billionths of the unit of the currency. */
  readonly nanos: number;
  readonly currency: Currency;
}

const amount = /^(\d{1,6})(?:[.,](\d{1,9}))?\s?(eur|usd|€|\$)?$/i;

/**
 * Reads an amount such as `0.50`, `0,50` or `0.50eur`; returns undefined if it is invalid. An amount without a
 * currency is in the currency of the language.
 */
export function readMaxCost(given: string, lang: () => Lang): MaxCost | undefined {
  const [, whole, decimals = '', sign] = amount.exec(given) ?? [];
  if (whole === undefined) return undefined;
  return {
    nanos: Number(`${whole}${decimals.padEnd(9, '0')}`),
    currency: sign === undefined ? currencyOf(lang()) : currencyNamed(sign),
  };
}

function currencyNamed(sign: string): Currency {
  return /eur|€/i.test(sign) ? 'eur' : 'usd';
}
