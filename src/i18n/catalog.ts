import type { Lang } from './languages.ts';
import { typesetFrench } from './typography.ts';

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
 * Combines the texts of one file in both languages. English defines the shape; French must match it to compile. French
 * typography is applied on first use.
 */
export function catalog<const T extends { readonly [key: string]: CatalogEntry }>(texts: {
  readonly en: T;
  readonly fr: SameShape<NoInfer<T>>;
}): Catalog<T> {
  let french: SameShape<T> | undefined;
  return {
    en: texts.en as unknown as SameShape<T>,
    get fr() {
      french ??= typeset(texts.fr as CatalogEntry) as SameShape<T>;
      return french;
    },
  };
}

/** Returns the entry with French typography in each of its texts. */
function typeset(entry: CatalogEntry): CatalogEntry {
  if (typeof entry === 'string') return typesetFrench(entry);
  if (typeof entry === 'function') return (...values: never[]) => typesetFrench(entry(...values));
  if (Array.isArray(entry)) return entry.map(typesetFrench);
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(Object.getOwnPropertyDescriptors(entry)).map(([key, { get, value }]) => [
        key,
        // A getter remains one, because it returns a command line, which is not known before the first text is shown.
        get === undefined
          ? { value: typeset(value), enumerable: true }
          : { get: () => typeset(get.call(entry)), enumerable: true },
      ]),
    ),
  ) as CatalogEntry;
}
