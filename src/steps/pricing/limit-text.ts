import type { ModelLimits } from '../../core/spending/ledger-limits.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber, plural } from '../../i18n/numbers.ts';
import type { RateLimit } from '../../services/ports/answer.ts';
import { messages } from './limits-messages.ts';

/** Returns the rate limits that a model's answers reported, as one text. */
export function limitsText({ limits, isOutOfPlan }: ModelLimits, lang: Lang): string {
  const text = messages[lang];
  const each = limits.map((limit) => limitText(limit, lang));
  const joined = each.length === 0 ? '' : each.reduce((one, other) => text.joined(one, other));
  if (isOutOfPlan) return joined === '' ? text.outOfPlan : text.outOfPlanWith(joined);
  return joined === '' ? text.notReported : joined;
}

function limitText({ unit, window, limit, remaining }: RateLimit, lang: Lang): string {
  const text = messages[lang];
  const number = (value: number) => formatNumber(value, lang);
  const per = perOf(window, lang);
  if (limit === undefined) {
    return text.leftAlone(unitOf(unit, 2, lang), per, number(remaining ?? 0));
  }
  const limitText = limitNumber({ unit, window, limit }, lang);
  return remaining === undefined || limit === 0
    ? limitText
    : text.left(limitText, number(remaining));
}

/** Names what a limit counts, such as `requests a minute`. */
export function limitName({ unit, window }: RateLimit, lang: Lang): string {
  return `${unitOf(unit, 2, lang)} ${perOf(window, lang)}`;
}

/** Returns a limit with its name, such as `60 requests a minute`; only the name if the number is unknown. */
export function limitNumber({ unit, window, limit }: RateLimit, lang: Lang): string {
  if (limit === undefined) return limitName({ unit, window }, lang);
  return `${formatNumber(limit, lang)} ${unitOf(unit, limit, lang)} ${perOf(window, lang)}`;
}

/** Returns how much of a limit is left, without its name. */
export function leftText({ limit, remaining }: RateLimit, lang: Lang): string {
  const text = messages[lang];
  const number = (value: number) => formatNumber(value, lang);
  if (remaining === undefined) return number(limit ?? 0);
  return limit === undefined
    ? text.leftOnly(number(remaining))
    : text.leftOf(number(remaining), number(limit));
}

function unitOf(unit: string, count: number, lang: Lang): string {
  const units: Readonly<Record<string, { readonly one: string; readonly other: string }>> =
    messages[lang].units;
  const forms = Object.hasOwn(units, unit) ? units[unit] : undefined;
  return forms === undefined ? unit : plural(lang, count, forms);
}

/** Returns an interval such as `minute` or `10-second` in the person's language; an unknown one unchanged. */
function perOf(window: string, lang: Lang): string {
  const text = messages[lang];
  const [, count, name = ''] = /^(?:(\d+)-)?([a-z]+)$/.exec(window) ?? [];
  if (!isWindow(name)) return text.perOther(window);
  return count === undefined
    ? text.per[name]
    : text.perMany[name](formatNumber(Number(count), lang));
}

function isWindow(name: string): name is keyof typeof messages.en.per {
  return Object.hasOwn(messages.en.per, name);
}
