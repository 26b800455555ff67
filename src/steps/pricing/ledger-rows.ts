import type { SessionUsage, UsageGroup, UsageLine } from '../../core/spending/ledger-usage.ts';
import { amountsOf } from '../../core/spending/ledger-usage.ts';
import {
  columnMoney,
  columnSum,
  exactMoney,
  formatCost,
  shortMoney,
  sumAmounts,
} from '../../core/spending/price.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { currencyOf } from '../../i18n/money.ts';
import { formatNumber, formatSeconds, plural } from '../../i18n/numbers.ts';
import type { LedgerEntry } from '../../services/ports/ledger.ts';
import { messages } from './messages.ts';

/** One row of the usage table as text, by column. */
export interface LedgerRow {
  readonly model: string;
  readonly call: string;
  readonly in: string;
  readonly out: string;
  readonly cached: string;
  readonly cost: string;
  /** The cost for a narrow column. */
  readonly shortCost: string;
  readonly time: string;
}

/** Stands for a number that the service did not report; the cost column says so in words. */
const unreported = '-';

/** Formats a number of calls. */
export function callsOf(count: number, lang: Lang): string {
  return plural(lang, count, messages[lang].calls)(formatNumber(count, lang));
}

/** Returns the row of one call, with its exact cost. */
export function rowOf({ entry, cost }: UsageLine, lang: Lang): LedgerRow {
  const exact = cost === 'not-said' ? messages[lang].unsaid : formatCost(cost, lang);
  return {
    model: entry.model,
    call: callOf(entry, 1, lang),
    ...tokensOf([entry], lang),
    cost: exact,
    shortCost: exact,
    time: formatSeconds(entry.tookMs, lang),
  };
}

/** Returns the row of several calls, with a rounded cost. */
export function groupRow(group: UsageGroup, lang: Lang): LedgerRow {
  const entries = group.lines.map(({ entry }) => entry);
  const own = currencyOf(lang);
  const known = amountsOf(group.lines, own);
  const sum = sumAmounts(known, own);
  const unknown = group.lines.every(({ cost }) => cost === 'not-said')
    ? messages[lang].unsaid
    : shared[lang].unknownPrice;
  const isKnown = known.length > 0;
  return {
    model: group.model,
    call: callOf(entries[0], entries.length, lang),
    ...tokensOf(entries, lang),
    cost: isKnown ? columnSum(sum, lang, shortMoney) : unknown,
    shortCost: isKnown ? columnSum(sum, lang, columnMoney) : unknown,
    time: '',
  };
}

/** Returns the last row: the sum of all calls. */
export function sumRow(account: SessionUsage, lang: Lang, isExact: boolean): LedgerRow {
  const sum = (format: Parameters<typeof columnSum>[2]) => columnSum(account.known, lang, format);
  return {
    model: messages[lang].sum,
    call: '',
    in: formatNumber(account.tokensIn, lang),
    out: formatNumber(account.tokensOut, lang),
    cached: formatNumber(account.cached, lang),
    cost: sum(isExact ? exactMoney : shortMoney),
    shortCost: sum(isExact ? exactMoney : columnMoney),
    time: '',
  };
}

/** Returns one row as a sentence, for screen readers. */
export function sentenceOf(row: LedgerRow, lang: Lang): string {
  const text = messages[lang];
  const tokens =
    row.in === unreported ? text.unsaidTokens : text.took(row.in, row.out, row.cached || '0');
  const what = row.in === '' ? row.model : `${row.model}, ${tokens}`;
  return row.time === ''
    ? text.groupSentence(row.call, what, row.cost)
    : text.sentence(row.call, what, row.cost, row.time);
}

function tokensOf(entries: readonly LedgerEntry[], lang: Lang) {
  const used = entries.flatMap(({ usage }) => usage ?? []);
  const sum = (counts: readonly number[]) => {
    if (entries[0]?.kind === 'ocr') return '';
    if (used.length === 0) return unreported;
    return formatNumber(
      counts.reduce((total, count) => total + count, 0),
      lang,
    );
  };
  return {
    in: sum(used.map(({ promptTokens }) => promptTokens)),
    out: sum(used.map(({ completionTokens }) => completionTokens)),
    cached: sum(used.map(({ cachedTokens }) => cachedTokens ?? 0)),
  };
}

/** Names the kind of calls, with their number if there are several. */
function callOf(entry: LedgerEntry | undefined, count: number, lang: Lang): string {
  const text = messages[lang];
  if (entry === undefined) return '';
  const { kind, purpose, pages } = entry;
  const name =
    kind === 'ocr' && pages !== undefined && count === 1
      ? plural(lang, pages, text.pages)(formatNumber(pages, lang))
      : text.kinds[purpose ?? kind];
  return count === 1 ? name : text.times(name, formatNumber(count, lang));
}
