import type { Lang } from '../../../src/i18n/languages.ts';
import { shared } from '../../../src/i18n/messages.ts';

/** The hint that every screen has, of the key that lists all keys. */
export function keysHint(lang: Lang): RegExp {
  return new RegExp(String.raw`(?:\?|Ctrl\+G) ${shared[lang].keys}`);
}
