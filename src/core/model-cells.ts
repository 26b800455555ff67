import type { Lang } from '../i18n/locale.ts';
import { modelWords } from '../i18n/model-words.ts';
import { currencyOf } from '../i18n/money.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { isGone, type ModelRow } from './model-row.ts';
import { formatAmount } from './price.ts';

/** The context window in a few cells: `262k`, `1M`; empty where it is unknown. */
export function contextCell(lang: Lang, { contextTokens }: ModelRow): string {
  if (contextTokens === null) return '';
  const thousands = Math.round(contextTokens / 1000);
  if (thousands < 1000) return `${formatNumber(thousands, lang)}k`;
  return `${formatNumber(thousands / 1000, lang, 1)}M`;
}

/** Prices in and out per million tokens, in the person's currency and without its sign. */
export function priceCell(lang: Lang, row: ModelRow): string {
  const price = row[currencyOf(lang)];
  const side = (amount: number | null) => (amount === null ? '?' : formatAmount(amount, lang));
  if (price === null) return modelWords[lang].priceUnknown;
  // What gives back vectors or scores has no price for what comes out.
  return price.output === null ? side(price.input) : `${side(price.input)}·${side(price.output)}`;
}

/** What a model does beside chat; what it does at all where it does not chat. */
export function tasksCell(lang: Lang, { tasks }: ModelRow): string {
  const names = modelWords[lang].tasks;
  const others = tasks.filter((task) => task !== 'chat');
  return others.map((task) => names[task]).join(', ');
}

export function tierCell(lang: Lang, { tier }: ModelRow): string {
  return tier === null ? '' : modelWords[lang].tiers[tier];
}

/** The account's access in a word or two. */
export function accessCell(lang: Lang, row: ModelRow): string {
  return modelWords[lang].access[accessWord(row)];
}

type AccessWord = keyof (typeof modelWords)['en']['access'];

/** How a row's access is put; a row that is not listed says that as long as nothing was learned of it. */
export function accessWord(row: ModelRow): AccessWord {
  const { access } = row;
  switch (access) {
    case 'untried':
      if (isGone(row)) return 'gone';
      return row.listed ? 'untried' : 'unlisted';
    case 'ready':
    case 'labs':
      return access;
    case 'zero-quota':
    case 'tier':
      return 'planned';
    case 'payment':
    case 'inactive':
    case 'monthly-quota':
    case 'spend-limit':
      return 'account';
    default:
      return 'other';
  }
}
