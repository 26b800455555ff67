import { type Lang, localeTag } from './languages.ts';

// Making a formatter costs more than a frame can spend on each of its cells, so each is made once.
const formats = new Map<string, Intl.NumberFormat>();

/** A number with the language's separators, and at most so many decimals. */
export function formatNumber(value: number, lang: Lang, decimals = 3): string {
  const name = `${lang} ${decimals}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(localeTag(lang), { maximumFractionDigits: decimals });
  formats.set(name, format);
  return format.format(value);
}

/** A number with exactly so many decimals, so that columns of them line up. */
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

/** A time given in milliseconds, in seconds: two decimals under a second, one under ten, then none. */
export function formatSeconds(ms: number, lang: Lang): string {
  const decimals = ms < 995 ? 2 : ms < 9_950 ? 1 : 0;
  const space = lang === 'fr' ? '\u202f' : '\u00a0';
  return `${formatNumber(ms / 1000, lang, decimals)}${space}s`;
}

/** The day of an ISO 8601 date or moment, in UTC: `31 July 2026`. A text that is no date comes back as it is. */
export function formatDate(iso: string, lang: Lang): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return new Intl.DateTimeFormat(localeTag(lang), { dateStyle: 'long', timeZone: 'UTC' }).format(
    time,
  );
}

/** The form that goes with a count. French counts zero with one; English does not. */
export function plural<T>(
  lang: Lang,
  count: number,
  forms: { readonly one: T; readonly other: T },
): T {
  return new Intl.PluralRules(localeTag(lang)).select(count) === 'one' ? forms.one : forms.other;
}
