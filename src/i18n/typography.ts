import { type Lang, type Localized, langs } from './languages.ts';
import { months } from './numbers.ts';

const narrowSpace = '\u202f';
const noBreakSpace = '\u00a0';

/**
 * Matches the space between a number and the word for what is counted, where a line must not break. In the texts of
 * exported programs, the placeholder of a number ends with a brace.
 */
const counted = new RegExp(
  `([\\d}]) (?=(?:${months.fr.replaceAll(' ', '|')}|(?:jeton|jour|minute|seconde|heure|appel|modèle|nombre|texte|phrase|caractère|mot|page|ligne|fichier|vecteur|dimension|requête|embedding)s?)(?!\\p{L}))`,
  'gu',
);

/** Matches the space between a month and its year. */
const monthAndYear = Object.fromEntries(
  langs.map((lang) => [lang, new RegExp(`(${months[lang].replaceAll(' ', '|')}) (?=\\d{4})`, 'g')]),
) as Readonly<Record<Lang, RegExp>>;

/** Inserts a no-break space between a number and its unit, and between a month and its year. `1k` is a thousand. */
export function typesetEnglish(text: string): string {
  return text
    .replaceAll(/(\dk?) (?=(?:s|ms|min|h|[KMG]B)\b)/g, `$1${noBreakSpace}`)
    .replaceAll(monthAndYear.en, `$1${noBreakSpace}`);
}

/**
 * Inserts French spaces: a narrow no-break space inside « » and before ; ! ? % €, and a no-break space before a colon
 * and between a number and what it counts. Catalogues contain plain spaces, so that they can be read and searched.
 */
export function typesetFrench(text: string): string {
  return text
    .replaceAll(' × ', `${noBreakSpace}×${noBreakSpace}`)
    .replaceAll('« ', `«${narrowSpace}`)
    .replaceAll(/ ([;!?»%€])/g, `${narrowSpace}$1`)
    .replaceAll(/ :(?=\s|$)/g, `${noBreakSpace}:`)
    .replaceAll(/(\dk?) (?=(?:s|ms|min|h|Ko|Go|Mo)\b)/g, `$1${narrowSpace}`)
    .replaceAll(counted, `$1${noBreakSpace}`)
    .replaceAll(monthAndYear.fr, `$1${noBreakSpace}`);
}

/** Returns a text in one language, with the spaces of that language. */
export function localizedText(text: Localized, lang: Lang): string {
  return typeset[lang](text[lang]);
}

/** Inserts the no-break spaces of a language. Applying it twice changes nothing. */
export const typeset: Readonly<Record<Lang, (text: string) => string>> = {
  en: typesetEnglish,
  fr: typesetFrench,
};
