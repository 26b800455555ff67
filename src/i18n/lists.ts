import { type Lang, type Localized, localeTag } from './languages.ts';

/** Joins words as alternatives: `fr or en`, `fr ou en`. */
export function oneOf(words: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(localeTag(lang), { type: 'disjunction' }).format(words);
}

/** Joins words: `one and two`, `un et deux`. */
export function allOf(words: readonly string[], lang: Lang): string {
  return new Intl.ListFormat(localeTag(lang), { type: 'conjunction' }).format(words);
}

/** Joins words as alternatives in both languages. */
export function oneOfInBoth(words: readonly string[]): Localized {
  return { en: oneOf(words, 'en'), fr: oneOf(words, 'fr') };
}
