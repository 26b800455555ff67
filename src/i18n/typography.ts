import { months } from './numbers.ts';

const narrow = '\u202f';
const wide = '\u00a0';

/**
 * Matches the space between a number and a word that our texts count, where a line must not break. In the texts of
 * exported programs, a brace ends the place of a number.
 */
const counted = new RegExp(
  `([\\d}]) (?=(?:${months.fr.replaceAll(' ', '|')}|(?:jeton|jour|minute|seconde|heure|appel|modèle|nombre|texte|phrase|caractère|mot|page|ligne|fichier|vecteur|dimension|requête|embedding)s?)(?!\\p{L}))`,
  'gu',
);

/**
 * Inserts French spaces: a narrow no-break space inside « » and before ; ! ? % €, and a no-break space before a colon
 * and between a number and what it counts. Catalogues contain plain spaces, so that they can be read and searched.
 */
export function typesetFrench(text: string): string {
  return text
    .replaceAll('« ', `«${narrow}`)
    .replaceAll(/ ([;!?»%€])/g, `${narrow}$1`)
    .replaceAll(/ :(?=\s|$)/g, `${wide}:`)
    .replaceAll(/(\d) (?=(?:s|ms|min|h|Ko|Go|Mo)\b)/g, `$1${narrow}`)
    .replaceAll(counted, `$1${wide}`);
}
