import { catalog } from './catalog.ts';
import type { Lang } from './languages.ts';
import { formatDate, formatMonth } from './numbers.ts';
import { provider } from './provider.ts';

/** Days after which a fact may no longer hold. */
const freshDays = 90;
const dayMs = 86_400_000;

const texts = catalog({
  en: { old: (date: string) => `${date}, more than ${freshDays} days ago` },
  fr: { old: (date: string) => `${date}, il y a plus de ${freshDays} jours` },
});

/**
 * Formats the day of a fact about the provider, with a remark if it is more than 90 days ago. `now` is in milliseconds
 * since 1970.
 */
export function factDate(day: string, now: number, lang: Lang): string {
  const date = formatDate(day, lang);
  return now - Date.parse(day) > freshDays * dayMs ? texts[lang].old(date) : date;
}

/** Name of a group of the data file whose facts all have the same date. */
type FactGroup = {
  [Name in keyof typeof provider]: (typeof provider)[Name] extends { readonly date: string }
    ? Name
    : never;
}[keyof typeof provider];

/** Returns the month of the facts in a group, such as “August 2026”. */
export function factMonth(group: FactGroup, lang: Lang): string {
  return formatMonth(provider[group].date, lang);
}
