/** The two languages of the program. */
export type Lang = 'en' | 'fr';

/** A text in both languages. */
export type Localized = Readonly<Record<Lang, string>>;

export const langs = ['en', 'fr'] as const satisfies readonly Lang[];

/** Returns true for the code of a supported language. */
export function isLang(text: unknown): text is Lang {
  return text === 'en' || text === 'fr';
}

/**
 * Returns the initial language: French if the machine's locale is French, otherwise English. Uses the POSIX order
 * `LC_ALL`, `LC_MESSAGES`, `LANG`, then the locale of the system for machines that set none of these.
 */
export function detectLang(
  variables: Readonly<Record<string, string | undefined>>,
  systemLocale: () => string,
): Lang {
  const named = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'];
  const locale = named && !/^(C|POSIX)(\.|$)/.test(named) ? named : systemLocale();
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** Returns the other language, for the key that switches between the two. */
export function otherLang(lang: Lang): Lang {
  return lang === 'fr' ? 'en' : 'fr';
}

/** Returns the BCP 47 tag with which numbers, dates and money are formatted. */
export function localeTag(lang: Lang): string {
  return lang === 'fr' ? 'fr-FR' : 'en-GB';
}
