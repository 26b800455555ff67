import { traitsOf } from '../../errors/traits.ts';
import type { Lang } from '../../i18n/languages.ts';
import { type Currency, currencyOf, currencySigns, knownIn } from '../../i18n/money.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { formatAmount } from '../spending/price.ts';
import { marked } from './conflict-lines.ts';
import { modelMessages } from './messages.ts';
import { isGone, type ModelAccess, type ModelRow } from './model-row.ts';

/** Formats the context in tokens, such as `262k` or `1M`; empty if unknown. A star marks a disputed value. */
export function contextCell(lang: Lang, row: ModelRow): string {
  return marked(contextText(lang, row), row.id, 'context');
}

function contextText(lang: Lang, { contextTokens }: ModelRow): string {
  if (contextTokens === null) return '';
  const thousands = Math.round(contextTokens / 1000);
  if (thousands < 1000) return `${formatNumber(thousands, lang)}k`;
  return `${formatNumber(thousands / 1000, lang, 1)}M`;
}

/**
 * Formats the input and output prices per million tokens, or the price of pages or sound. Prices in the person's
 * currency have no sign; prices that are known in the other currency only have its sign. A star marks disputed prices.
 */
export function priceCell(lang: Lang, row: ModelRow): string {
  return marked(priceText(lang, row), row.id, 'usd');
}

function priceText(lang: Lang, row: ModelRow): string {
  const text = modelMessages[lang];
  const own = currencyOf(lang);
  const signed = (amounts: string, currency: Currency) => {
    if (currency === own) return amounts;
    const sign = currencySigns[currency];
    return lang === 'fr' ? `${amounts}\u00a0${sign}` : `${sign}${amounts}`;
  };
  const side = (amount: number | null) => (amount === null ? '?' : formatAmount(amount, lang));
  for (const unit of ['pages', 'minutes'] as const) {
    const known = knownIn(row[unit] ?? {}, own);
    if (known !== undefined) return text[unit](signed(side(known.value), known.currency));
  }
  const price = knownIn(row, own);
  if (price === undefined) return text.priceUnknown;
  const { input, output } = price.value;
  // Models that return vectors or scores have no output price.
  const amounts = output === null ? side(input) : `${side(input)}·${side(output)}`;
  return signed(amounts, price.currency);
}

/** Returns the tasks of a model other than chat. */
export function tasksCell(lang: Lang, { tasks }: ModelRow): string {
  const names = modelMessages[lang].tasks;
  const others = tasks.filter((task) => task !== 'chat');
  return others.map((task) => names[task]).join(', ');
}

/** Formats stars as a number, such as `3.5/5`; empty if unknown. */
export function starsCell(lang: Lang, stars: number | null): string {
  return stars === null ? '' : `${formatNumber(stars, lang)}/5`;
}

/** Formats stars in words, for a screen reader; empty if unknown. */
export function starsInWords(lang: Lang, stars: number | null): string {
  return stars === null ? '' : modelMessages[lang].outOfFive(formatNumber(stars, lang));
}

/** Returns the name of a model's tier; empty if unknown. */
export function tierCell(lang: Lang, { tier }: ModelRow): string {
  return tier === null ? '' : modelMessages[lang].tiers[tier];
}

/**
 * Describes the account's access to a model in a word or two. A model that is not listed and was never tried is shown
 * as unlisted, or as retired.
 */
export function accessCell(lang: Lang, row: ModelRow): string {
  const { access } = modelMessages[lang];
  if (row.access !== 'untried') return outcomeCell(lang, row.access);
  if (isGone(row)) return access.gone;
  return row.listed ? access.untried : access.unlisted;
}

/** Describes the outcome of calling a model in a word or two. */
export function outcomeCell(lang: Lang, outcome: ModelAccess[string]): string {
  return modelMessages[lang].access[outcomeWord(outcome)];
}

function outcomeWord(
  outcome: ModelAccess[string],
): 'ready' | 'planned' | 'labs' | 'account' | 'other' {
  if (outcome === 'ready' || outcome === 'labs') return outcome;
  const { scope } = traitsOf(outcome);
  if (scope === 'plan') return 'planned';
  return scope === 'account' || scope === 'allowance' ? 'account' : 'other';
}
