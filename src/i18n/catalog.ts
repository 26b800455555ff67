import type { Lang } from './languages.ts';
import { typeset } from './typography.ts';

/** A text, a function that builds one from values, or a list or group of these. */
export type CatalogEntry =
  | string
  | readonly string[]
  | ((...values: never[]) => string)
  | { readonly [key: string]: CatalogEntry };

/** The shape that both languages must share: the same keys, and functions of the same values. */
type SameShape<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends (...values: infer V) => string
      ? (...values: V) => string
      : { readonly [K in keyof T]: SameShape<T[K]> };

/** The texts of one step, command or file, by language. */
export type Catalog<T> = Readonly<Record<Lang, SameShape<T>>>;

/**
 * Combines the texts of one file in both languages. English defines the shape; French must match it to compile. The
 * typography of a language is applied on first use.
 */
export function catalog<const T extends { readonly [key: string]: CatalogEntry }>(texts: {
  readonly en: T;
  readonly fr: SameShape<NoInfer<T>>;
}): Catalog<T> {
  const done: Partial<Record<Lang, SameShape<T>>> = {};
  const inLang = (lang: Lang) => {
    done[lang] ??= mapTexts(texts[lang] as CatalogEntry, typeset[lang]) as SameShape<T>;
    return done[lang];
  };
  return {
    get en() {
      return inLang('en');
    },
    get fr() {
      return inLang('fr');
    },
  };
}

/** Returns the entry with each of its texts changed. */
function mapTexts(entry: CatalogEntry, change: (text: string) => string): CatalogEntry {
  if (typeof entry === 'string') return change(entry);
  if (typeof entry === 'function') return (...values: never[]) => change(entry(...values));
  if (Array.isArray(entry)) return entry.map(change);
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(Object.getOwnPropertyDescriptors(entry)).map(([key, { get, value }]) => [
        key,
        // A getter remains one, because it returns a command line, which is not known before the first text is shown.
        get === undefined
          ? { value: mapTexts(value, change), enumerable: true }
          : { get: () => mapTexts(get.call(entry), change), enumerable: true },
      ]),
    ),
  ) as CatalogEntry;
}
