import { type Lang, localeTag } from './languages.ts';

// Cached, because creating a formatter takes longer than a frame can spend on each of its cells.
const formats = new Map<string, Intl.NumberFormat>();

/** Separates groups of three digits. */
const groupSeparators: Readonly<Record<Lang, string>> = { en: ',', fr: '\u202f' };

/** Formats a number with the language's separators and at most `decimals` decimals. */
export function formatNumber(value: number, lang: Lang, decimals = 3): string {
  // Creating the first formatter of a language takes 7 ms, which a command that only prints counts can save.
  if (Number.isSafeInteger(value)) return formatInteger(value, lang);
  const name = `${lang} ${decimals}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(localeTag(lang), { maximumFractionDigits: decimals });
  formats.set(name, format);
  return format.format(value);
}

function formatInteger(value: number, lang: Lang): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, groupSeparators[lang]);
}

/** Formats a number with exactly `decimals` decimals, so that columns align. */
export function formatDecimal(value: number, decimals: number, lang: Lang): string {
  const name = `${lang} =${decimals}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(localeTag(lang), {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(name, format);
  return format.format(value);
}

/** Formats milliseconds as seconds: two decimals under a second, one under ten, then none. */
export function formatSeconds(ms: number, lang: Lang): string {
  const space = lang === 'fr' ? '\u202f' : '\u00a0';
  return `${formatNumber(ms / 1000, lang, decimalsOf(ms))}${space}s`;
}

function decimalsOf(ms: number): number {
  if (ms < 995) return 2;
  return ms < 9_950 ? 1 : 0;
}

/**
 * Names of the months. They are listed because the first screen names a month, and loading the calendar of `Intl` takes
 * 10 ms.
 */
export const months: Readonly<Record<Lang, string>> = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
};

/** Formats the day of an ISO 8601 date or time in UTC: `31 July 2026`. Returns a text that is not a date unchanged. */
export function formatDate(iso: string, lang: Lang): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  const day = new Date(time).getUTCDate();
  return `${lang === 'fr' && day === 1 ? '1er' : day} ${formatMonth(iso, lang)}`;
}

/** Formats the month of an ISO 8601 date in UTC, or of a year with a month (`2026-08`), such as “August 2026”. */
export function formatMonth(iso: string, lang: Lang): string {
  const date = new Date(iso);
  return `${months[lang].split(' ')[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Returns the form that belongs to a count. After zero, French uses the singular, English the plural. */
export function plural<T>(
  lang: Lang,
  count: number,
  forms: { readonly one: T; readonly other: T },
): T {
  return new Intl.PluralRules(localeTag(lang)).select(count) === 'one' ? forms.one : forms.other;
}
