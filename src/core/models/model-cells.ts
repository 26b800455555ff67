import { traitsOf } from '../../errors/traits.ts';
import type { Lang } from '../../i18n/languages.ts';
import { currencyOf } from '../../i18n/money.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { formatAmount } from '../spending/price.ts';
import { modelMessages } from './messages.ts';
import { isGone, type ModelAccess, type ModelRow } from './model-row.ts';

/** The context window in a few cells: `262k`, `1M`; empty where it is unknown. */
export function contextCell(lang: Lang, { contextTokens }: ModelRow): string {
  if (contextTokens === null) return '';
  const thousands = Math.round(contextTokens / 1000);
  if (thousands < 1000) return `${formatNumber(thousands, lang)}k`;
  return `${formatNumber(thousands / 1000, lang, 1)}M`;
}

/** Prices in and out per million tokens, or of pages, in the person's currency and without its sign. */
export function priceCell(lang: Lang, row: ModelRow): string {
  const price = row[currencyOf(lang)];
  const pages = row.pages?.[currencyOf(lang)] ?? null;
  if (pages !== null) return modelMessages[lang].pages(formatAmount(pages, lang));
  const side = (amount: number | null) => (amount === null ? '?' : formatAmount(amount, lang));
  if (price === null) return modelMessages[lang].priceUnknown;
  // What gives back vectors or scores has no price for what comes out.
  return price.output === null ? side(price.input) : `${side(price.input)}·${side(price.output)}`;
}

/** Returns the tasks of a model beside chat. */
export function tasksCell(lang: Lang, { tasks }: ModelRow): string {
  const names = modelMessages[lang].tasks;
  const others = tasks.filter((task) => task !== 'chat');
  return others.map((task) => names[task]).join(', ');
}

/** Stars as a number: `3.5/5`; empty where they are not known. */
export function starsCell(lang: Lang, stars: number | null): string {
  return stars === null ? '' : `${formatNumber(stars, lang)}/5`;
}

export function tierCell(lang: Lang, { tier }: ModelRow): string {
  return tier === null ? '' : modelMessages[lang].tiers[tier];
}

/** The account's access in a word or two. A row that is not listed says that until something was learned of it. */
export function accessCell(lang: Lang, row: ModelRow): string {
  const { access } = modelMessages[lang];
  if (row.access !== 'untried') return outcomeCell(lang, row.access);
  if (isGone(row)) return access.gone;
  return row.listed ? access.untried : access.unlisted;
}

/** Returns the outcome of calling a model in a word or two. */
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
