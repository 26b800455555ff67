import type { Account, UsageLine } from '../../core/spending/ledger-usage.ts';
import { formatCost } from '../../core/spending/price.ts';
import type { Lang } from '../../i18n/languages.ts';
import { currencyOf, formatMoney } from '../../i18n/money.ts';
import { formatNumber, formatSeconds, plural } from '../../i18n/numbers.ts';
import { messages } from './messages.ts';

/** One row of the usage table as text, by column. */
export interface LedgerRow {
  readonly call: string;
  readonly model: string;
  readonly in: string;
  readonly out: string;
  readonly cached: string;
  readonly cost: string;
  readonly time: string;
}

/** Shown for a number that the service did not report; the cost column explains it. */
const unsaid = '-';

/** Formats a number of calls. */
export function callsOf(count: number, lang: Lang): string {
  return plural(lang, count, messages[lang].calls)(formatNumber(count, lang));
}

/** Returns the row of one call. */
export function rowOf({ entry, cost }: UsageLine, lang: Lang): LedgerRow {
  const text = messages[lang];
  const { usage, kind, tookMs, model } = entry;
  const tokens = (count: number | undefined) =>
    kind === 'ocr' ? '' : count === undefined ? unsaid : formatNumber(count, lang);
  return {
    call: callOf(entry, lang),
    model,
    in: tokens(usage?.promptTokens),
    out: tokens(usage?.completionTokens),
    cached: tokens(usage && (usage.cachedTokens ?? 0)),
    cost: cost === 'not-said' ? text.unsaid : formatCost(cost, lang),
    time: formatSeconds(tookMs, lang),
  };
}

/** Returns the last row: the sum of all calls. */
export function sumRow(account: Account, lang: Lang): LedgerRow {
  return {
    call: messages[lang].sum,
    model: '',
    in: formatNumber(account.tokensIn, lang),
    out: formatNumber(account.tokensOut, lang),
    cached: formatNumber(account.cached, lang),
    cost: formatMoney(account.known, currencyOf(lang), lang),
    time: '',
  };
}

/** Returns one call as a sentence, for narrow screens and screen readers. */
export function sentenceOf(row: LedgerRow, lang: Lang): string {
  const text = messages[lang];
  if (row.in === '') return text.sentence(row.call, row.model, row.cost, row.time);
  const tokensText = row.in === unsaid ? text.unsaidTokens : text.took(row.in, row.out, row.cached);
  return text.sentence(row.call, `${row.model}, ${tokensText}`, row.cost, row.time);
}

function callOf({ kind, purpose, pages }: UsageLine['entry'], lang: Lang): string {
  const text = messages[lang];
  if (kind !== 'ocr' || pages === undefined) return text.kinds[purpose ?? kind];
  return plural(lang, pages, text.pages)(formatNumber(pages, lang));
}
