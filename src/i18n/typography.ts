const narrow = '\u202f';
const wide = '\u00a0';

const months =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

/**
 * What is counted in our texts: a line must not break between a number and one of these. In the texts of exported
 * programs, a brace ends the place of a number.
 */
const counted = new RegExp(
  `([\\d}]) (?=(?:${months}|(?:jeton|jour|minute|seconde|heure|appel|modèle|nombre|texte|phrase|caractère|mot|page|ligne|fichier|vecteur|dimension|requête|embedding)s?)(?!\\p{L}))`,
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
