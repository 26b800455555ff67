import { catalog } from '../../i18n/catalog.ts';
import type { Lang } from '../../i18n/languages.ts';
import { formatNumber, plural } from '../../i18n/numbers.ts';

const forms = catalog({
  en: { one: 'character', other: 'characters' },
  fr: { one: 'caractère', other: 'caractères' },
});

/** Returns the length of a secret as text: `1 character`, `32 characters`. */
export function countCharacters(lang: Lang, count: number): string {
  return `${formatNumber(count, lang)} ${plural(lang, count, forms[lang])}`;
}
