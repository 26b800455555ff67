import { months } from '../../../src/i18n/numbers.ts';

/** Returns the mistakes in a text; empty if there are none. */
type Slips = readonly string[];

type Rule = readonly [slip: string, pattern: RegExp];

const both: readonly Rule[] = [
  ['a straight apostrophe', /(?<=\p{L})'(?=\p{L})/u],
  ['straight quotes', /"/],
  ['three dots for …', /\.\.\./],
  ['a double space', /\S {2}(?=\p{L})/u],
  ['a space at an end', /^ | $/],
  ['a space before a comma or a full stop', /[\s\u00a0\u202f][,.](?=\s|$)/],
  ['an exclamation mark', /!/],
  ['a value that was left out', /undefined|\bnull\b|NaN|\[object|\$\{/],
];

const english: readonly Rule[] = [
  ['French quotes', /[«»]/],
  ['a space before a sign', /[\s\u00a0\u202f][;:?](?=\s|$)/],
];

/** Rules for French spaces, which do not apply inside an address, an option or a time. */
const frenchSpaces: readonly Rule[] = [
  ['no narrow no-break space before ; or ?', /(?<![\u202f])[;?](?=\s|$)/],
  ['no no-break space before a colon', /(?<!\u00a0):(?=\s|$)/],
  // `Intl` writes money with the wide no-break space.
  ['no no-break space before % or €', /(?<![\u00a0\u202f])[%€](?=[\s.,·]|$)/],
  ['no narrow no-break space after «', /«(?!\u202f)/],
  ['no narrow no-break space before »', /(?<!\u202f)»/],
  ['a plain space before a unit', /\d (?:s|ms|min|h|Go|Mo)\b/],
];

const french: readonly Rule[] = [
  ...frenchSpaces,
  ['English quotes', /[“”]/],
  [
    'a capital without its accent',
    /\b(?:E(?:tape|chap|tat|cri|cran|nergie|diteur|tudi)\p{L}*|A )(?=\p{L}|\b)/u,
  ],
  ['œ in two letters', /\b(?:coeur|oeuvre|oeil|voeu|noeud)/i],
];

function slipsOf(rules: readonly Rule[], text: string): Slips {
  return rules.filter(([, pattern]) => pattern.test(text)).map(([slip]) => slip);
}

/** Returns the typographic mistakes in one of our texts. */
export function slipsIn(lang: 'en' | 'fr', text: string): Slips {
  return slipsOf([...both, ...(lang === 'fr' ? french : english)], text);
}

/** Words that belong to the number before them. */
const unit =
  /^(?:s|ms|min|h|Ko|Mo|Go|jetons?|jours?|minutes?|secondes?|heures?|appels?|modèles?|nombres?|textes?|phrases?|caractères?|mots?|pages?|lignes?|fichiers?|vecteurs?|dimensions?|requêtes?|embeddings?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|[%€$])(?!\p{L})/u;

const month = new RegExp(`(?:${Object.values(months).join(' ').replaceAll(' ', '|')})$`);

/**
 * Returns the places where a text of ours is broken into lines between two signs that belong together. An exclamation
 * mark at the start of a line is a sign of its own, which stands before a warning.
 */
export function breakSlipsIn(lang: 'en' | 'fr', lines: readonly string[]): Slips {
  return lines.slice(1).flatMap((line, at) => {
    const [end, start] = [(lines[at] ?? '').trimEnd(), line.trimStart()];
    // The rows of a table may begin with a unit.
    if (end === '' || / {2}/.test(start)) return [];
    const isTorn =
      (/\d$/.test(end) && unit.test(start)) ||
      (month.test(end) && /^\d{4}(?!\d)/.test(start)) ||
      (lang === 'fr' && (/^[:;?»]/.test(start) || /[«(]$/.test(end)));
    return isTorn ? [`broken at the end of a line: ${end} / ${start}`] : [];
  });
}
