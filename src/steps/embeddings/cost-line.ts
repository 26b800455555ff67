import type { Embedded } from '../../core/embeddings/embed.ts';
import { formatCost } from '../../core/spending/price.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber, plural } from '../../i18n/numbers.ts';
import { messages } from './messages.ts';

/** The tokens that a call took and what they cost; that the price is unknown where the service did not count them. */
export function costLine(lang: Lang, { usage, cost }: Pick<Embedded, 'usage' | 'cost'>): string {
  const text = messages[lang];
  if (usage === undefined) return shared[lang].unknownPrice;
  const tokens = usage.totalTokens;
  const counted = `${formatNumber(tokens, lang)} ${plural(lang, tokens, text.tokenForms)}`;
  return text.tokens(counted, formatCost(cost, lang));
}
