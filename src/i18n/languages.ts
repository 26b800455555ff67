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
  const said = variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG'];
  const locale = said && !/^(C|POSIX)(\.|$)/.test(said) ? said : systemLocale();
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** The other language, for the key that switches. */
export function otherLang(lang: Lang): Lang {
  return lang === 'fr' ? 'en' : 'fr';
}

/** The BCP 47 tag that numbers, dates and money are written with. */
export function localeTag(lang: Lang): string {
  return lang === 'fr' ? 'fr-FR' : 'en-GB';
}
