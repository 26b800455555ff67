import type { Lang } from './languages.ts';
import { typesetFrench } from './typography.ts';

/** A text, a function that builds one from values, or a list or group of these. */
export type Copy =
  | string
  | readonly string[]
  | ((...values: never[]) => string)
  | { readonly [key: string]: Copy };

/** The shape both languages must share: the same keys, and functions of the same values. */
type Same<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends (...values: infer V) => string
      ? (...values: V) => string
      : { readonly [K in keyof T]: Same<T[K]> };

/** The texts of one place, by language. */
export type Catalog<T> = Readonly<Record<Lang, Same<T>>>;

/**
 * Combines the texts of one file in both languages. English defines the shape; French must match it to compile. French
 * typography is applied on first use.
 */
export function catalog<const T extends { readonly [key: string]: Copy }>(texts: {
  readonly en: T;
  readonly fr: Same<NoInfer<T>>;
}): Catalog<T> {
  let french: Same<T> | undefined;
  return {
    en: texts.en as unknown as Same<T>,
    get fr() {
      french ??= typeset(texts.fr as Copy) as Same<T>;
      return french;
    },
  };
}

function typeset(copy: Copy): Copy {
  if (typeof copy === 'string') return typesetFrench(copy);
  if (typeof copy === 'function') return (...values: never[]) => typesetFrench(copy(...values));
  if (Array.isArray(copy)) return copy.map(typesetFrench);
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(Object.getOwnPropertyDescriptors(copy)).map(([key, { get, value }]) => [
        key,
        // A getter holds a command line, which is found out when it is first shown.
        get === undefined
          ? { value: typeset(value), enumerable: true }
          : { get: () => typeset(get.call(copy)), enumerable: true },
      ]),
    ),
  ) as Copy;
}
