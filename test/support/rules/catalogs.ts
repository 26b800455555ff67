import type { Lang } from '../../../src/i18n/languages.ts';
import { readSources } from './sources.ts';

/** One text of a catalogue in both languages, and its location. */
export interface TextPair {
  /** Such as `steps/key/messages.ts words.describe()`. */
  readonly name: string;
  readonly en: string;
  readonly fr: string;
}

type Leaves = Map<string, unknown>;

/** Returns true for a catalogue: an object with both languages. */
export function isCatalog(value: unknown): value is Readonly<Record<Lang, object>> {
  return typeof value === 'object' && value !== null && 'en' in value && 'fr' in value;
}

/** Sample values for texts; none of them looks like prose of either language. */
const samples: readonly (readonly string[])[] = [
  ['12', '34', '56', '78', '90'],
  ['mistral-x', 'mistral-y', 'mistral-z', 'mistral-x', 'mistral-y'],
];

function leavesOf(value: unknown, path: string, found: Leaves = new Map()): Leaves {
  if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) leavesOf(part, `${path}.${name}`, found);
  } else found.set(path, value);
  return found;
}

/** Returns the texts of a leaf: itself, or its results for the sample values. */
function said(leaf: unknown): readonly string[] {
  if (typeof leaf === 'string') return [leaf];
  const tell = leaf as (...values: readonly unknown[]) => string;
  return samples.map((values) => tell(...values.slice(0, tell.length || values.length)));
}

function pairsOf(name: string, catalog: Readonly<Record<Lang, object>>): readonly TextPair[] {
  const [en, fr] = [leavesOf(catalog.en, name), leavesOf(catalog.fr, name)];
  const paths = new Set([...en.keys(), ...fr.keys()]);
  return [...paths].flatMap((path) => {
    const english = en.has(path) ? said(en.get(path)) : [];
    const french = fr.has(path) ? said(fr.get(path)) : [];
    return Array.from({ length: Math.max(english.length, french.length) }, (_, index) => ({
      name: typeof (en.get(path) ?? fr.get(path)) === 'function' ? `${path}() ${index + 1}` : path,
      en: english[index] ?? '',
      fr: french[index] ?? '',
    }));
  });
}

/**
 * Returns every text of every catalogue below `src`. Finds catalogues by their shape, so that a new one cannot be
 * forgotten.
 */
export async function everyText(): Promise<readonly TextPair[]> {
  const withCatalogs = readSources().filter(({ text }) => /\bcatalog\(\{/.test(text));
  const modules = await Promise.all(
    withCatalogs.map(async ({ path }) => {
      const exported: Readonly<Record<string, unknown>> = await import(`../../../src/${path}`);
      return Object.entries(exported).map(([name, value]) => [`${path} ${name}`, value] as const);
    }),
  );
  return modules.flat().flatMap(([name, value]) => (isCatalog(value) ? pairsOf(name, value) : []));
}
