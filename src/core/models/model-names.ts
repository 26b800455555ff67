import { metadataOf } from './catalogue.ts';

/**
 * Returns true for an id that ends in a version, such as `-2603` or `-3-5`, and therefore never moves to another model.
 */
export function isPinned(id: string): boolean {
  return exactness(id) >= 2;
}

/** Returns true for ids of the service's own products and experiments. */
export function isProductOnly(id: string): boolean {
  return isProduct(id) || /^labs(?:-|$)/.test(id);
}

function isProduct(id: string): boolean {
  return /^(?:mistral-vibe-cli|mistral-code)(?:-|$)/.test(id);
}

/**
 * Returns the `-latest` name by which to call a model: the nearest name of its own family; null if there is none. Names
 * of other families are never chosen, although the list gives a model the names of retired families
 * (`magistral-small-latest` for Mistral Small 4).
 */
export function latestOf(id: string, aliases: readonly string[]): string | null {
  const own = aliases.filter(
    (alias) =>
      alias.endsWith('-latest') && isProduct(alias) === isProduct(id) && isSameFamily(id, alias),
  );
  const distance = (alias: string) => distanceOf(familyOf(id), familyOf(alias));
  const [nearest] = own.toSorted(
    (one, other) => distance(one) - distance(other) || order(one, other),
  );
  return nearest ?? null;
}

/**
 * Returns the id that represents all names of a model: preferably the catalogue's id, then the most specific one.
 * `canonical` is the name that the list gives the model; it separates its own names from those of retired families.
 */
export function mainIdOf(ids: readonly string[], canonical: string | undefined): string {
  const scoreOf = (id: string) => [
    isProduct(id) ? 0 : 1,
    canonical === undefined || isSameModel(canonical, id) ? 1 : 0,
    metadataOf(id)?.id === id ? 1 : 0,
    exactness(id),
  ];
  const [first = '', ...others] = ids;
  return others.reduce((best, id) => (isMore(scoreOf(id), scoreOf(best)) ? id : best), first);
}

/** Compares two lists of numbers, the most significant number first. */
function isMore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** Returns how specifically an id names one model, from 0 for a moving name to 4 for a date. */
function exactness(id: string): number {
  if (/-\d{4}$/.test(id)) return 4;
  if (/-\d+-\d+$/.test(id)) return 3;
  if (/-\d+\.\d+$/.test(id)) return 2;
  return id.endsWith('-latest') ? 0 : 1;
}

/** Prefixes that name a maker or an offer, not a family. */
const prefixes: ReadonlySet<string> = new Set(['labs', 'open', 'zai']);

/** Returns the parts of a name that are the same in every version: `ministral` and `8b` for `ministral-8b-2512`. */
function familyOf(id: string): readonly string[] {
  const parts = id.split('-').filter((part) => part !== 'latest' && !isVersion(part));
  return parts.length > 1 && prefixes.has(parts[0] ?? '') ? parts.slice(1) : parts;
}

function isVersion(part: string): boolean {
  return /^(?:v?\d+(?:\.\d+)*|rc\d*)$/.test(part);
}

/** Returns true if one family equals the other or is a branch of it, such as `devstral` and `devstral-medium`. */
function isSameFamily(one: string, other: string): boolean {
  const [long, short] = [familyOf(one), familyOf(other)].toSorted((a, b) => b.length - a.length);
  if (long === undefined || short === undefined || long[0] !== short[0]) return false;
  let at = 0;
  for (const part of long) if (part === short[at]) at += 1;
  return at === short.length;
}

/** Returns true if an id may name the canonical model: same family, and no different date. */
function isSameModel(canonical: string, id: string): boolean {
  const [own, other] = [dateOf(canonical), dateOf(id)];
  return isSameFamily(canonical, id) && (own === undefined || other === undefined || own === other);
}

function dateOf(id: string): string | undefined {
  return /-(\d{4})$/.exec(id)?.[1];
}

/** Returns the distance of two families: the number of parts after their common prefix. */
function distanceOf(one: readonly string[], other: readonly string[]): number {
  const apart = one.findIndex((part, at) => part !== other[at]);
  const common = apart === -1 ? one.length : apart;
  return one.length + other.length - 2 * common;
}

function order(one: string, other: string): number {
  return one < other ? -1 : 1;
}
