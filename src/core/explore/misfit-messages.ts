import { catalog } from '../../i18n/catalog.ts';
import type { Lang } from '../../i18n/languages.ts';
import type { Misfit } from '../text/json-schema.ts';

const messages = catalog({
  en: {
    whole: 'the answer',
    missing: (field: string) => `${field} is missing`,
    unexpected: (field: string) => `${field} is not asked for`,
    type: (field: string) => `${field} is of another type`,
    'not-allowed': (field: string) => `${field} is no allowed value`,
  },
  fr: {
    whole: 'la réponse',
    missing: (field: string) => `${field} manque`,
    unexpected: (field: string) => `${field} n’est pas demandé`,
    type: (field: string) => `${field} est d’un autre type`,
    'not-allowed': (field: string) => `${field} n’est pas une valeur permise`,
  },
});

/** Returns one line that names the places in which an answer violates its schema. */
export function misfitLine(lang: Lang, misfits: readonly Misfit[]): string {
  const text = messages[lang];
  return misfits.map(({ path, problem }) => text[problem](path || text.whole)).join(', ');
}
