import { type Lang, langs } from '../../i18n/languages.ts';
import { nearest, typedWord, typosBetween } from '../text/nearest.ts';
import type { Task } from './catalogue.ts';
import { modelMessages } from './messages.ts';
import type { ModelRow } from './model-row.ts';

/** One row, prepared for searches. */
interface IndexedRow {
  readonly row: ModelRow;
  /** Searchable text of the row, without case and accents. */
  readonly text: string;
  /** Words of the text. */
  readonly words: readonly string[];
  /** Ids of the row, without case and accents. */
  readonly ids: readonly string[];
}

/** Rows prepared once for many searches. */
export type ModelIndex = readonly IndexedRow[];

/** Prepares rows for searches by id, name, task and strength in every language. */
export function indexModels(rows: readonly ModelRow[]): ModelIndex {
  return rows.map((row) => {
    const ids = [row.id, ...row.aliases].map(fold);
    const terms = [
      ...row.tasks.map((task) => termsOf.tasks[task]),
      ...strengthsOf(row).map((strength) => termsOf.strengths[strength]),
    ];
    const text = [...ids, fold(row.family), ...terms].join('\n');
    return { row, text, words: text.split(/[^\p{L}\p{N}]+/u), ids };
  });
}

/**
 * Returns the rows that contain every word of the query: an exact id first, then rows of the account's list, then the
 * others. Ignores accents and case. An empty query matches all rows.
 */
export function findModels(index: ModelIndex, query: string): readonly ModelRow[] {
  const whole = fold(query).trim();
  const words = typedWords(whole);
  return ranked(
    index.filter(({ text }) => words.every((word) => text.includes(word))),
    whole,
  );
}

/**
 * Returns the rows that a misspelt query probably means: those with words similar to the words of the query, else the
 * row with the id nearest to the whole query.
 */
export function similarModels(index: ModelIndex, query: string): readonly ModelRow[] {
  const whole = fold(query).trim();
  const found = misspelt(index, typedWords(whole));
  if (found.length > 0) return ranked(found, whole);
  const near = nearestModel(index, query);
  return near === undefined ? [] : [near];
}

function typedWords(whole: string): readonly string[] {
  return whole.split(/\s+/).filter((word) => word !== '');
}

function ranked(found: ModelIndex, whole: string): readonly ModelRow[] {
  const rank = ({ row, ids }: IndexedRow) => {
    if (ids.includes(whole)) return 0;
    return row.listed ? 1 : 2;
  };
  return found.toSorted((one, other) => rank(one) - rank(other)).map(({ row }) => row);
}

/** Maximum number of compared words, so that each key press stays fast in a list of thousands. */
const maxWords = 2_000;

/**
 * Returns the rows that have a similar word for each word of the query. Similar are the words with the fewest typos.
 */
function misspelt(index: ModelIndex, words: readonly string[]): ModelIndex {
  const known = [...new Set(index.flatMap(({ words }) => words))];
  const meant = words.map((word) => nearWords(word, known.slice(0, maxWords)));
  if (meant.some((near) => near.length === 0)) return [];
  return index.filter((indexed) =>
    meant.every((near) => near.some((word) => indexed.words.includes(word))),
  );
}

/** Minimum length of a word that may be misspelt: shorter words are similar to too many others. */
const minLetters = 4;

/** Returns the known words that contain a typed word; if none does, those with the fewest typos. */
function nearWords(word: string, known: readonly string[]): readonly string[] {
  const containing = known.filter((one) => one.includes(word));
  if (containing.length > 0) return containing;
  if (word.length < minLetters) return [];
  const typed = typedWord(word);
  // Also compares with the start of each known word, because the typed word may be incomplete.
  const far = known.map((one) => {
    const whole = typosBetween(typed, one, maxTyposOf(word));
    return Math.min(whole, typosBetween(typed, one.slice(0, word.length), maxTyposOf(word)));
  });
  const fewest = Math.min(...far, maxTyposOf(word) + 1);
  return fewest > maxTyposOf(word) ? [] : known.filter((_, at) => far[at] === fewest);
}

/** Returns the number of typos up to which a typed word counts as similar. */
function maxTyposOf(word: string): number {
  return word.length < 6 ? 1 : 2;
}

/** Dollars per million input tokens up to which a model counts as cheap. */
const maxCheapPrice = 0.2;
/** Stars from which a model counts as fast or strong. */
const minGoodStars = 4;

type Strength = keyof (typeof modelMessages)['en']['strengths'];

function strengthsOf({ usd, speed, quality }: ModelRow): readonly Strength[] {
  const price = usd?.input ?? null;
  return [
    ...(price !== null && price <= maxCheapPrice ? (['cheap'] as const) : []),
    ...(speed !== null && speed >= minGoodStars ? (['fast'] as const) : []),
    ...(quality !== null && quality >= minGoodStars ? (['strong'] as const) : []),
  ];
}

/** Maximum number of compared rows, so that each key press stays fast. */
const maxRows = 500;

/**
 * Returns the row whose id is nearest to the typed text; undefined if none is near. Prefers rows of the account's list.
 */
function nearestModel(index: ModelIndex, typed: string): ModelRow | undefined {
  const word = fold(typed).trim().replaceAll(/\s+/g, '-');
  const among = (isListed: boolean) => {
    const rows = index.filter(({ row }) => row.listed === isListed).slice(0, maxRows);
    const id = nearest(
      word,
      rows.flatMap(({ ids }) => ids),
    );
    return id === undefined ? undefined : rows.find(({ ids }) => ids.includes(id))?.row;
  };
  return among(true) ?? among(false);
}

/** Returns the row of the replacement that the service names, or undefined if it is not among the rows. */
export function replacementOf(index: ModelIndex, row: ModelRow): ModelRow | undefined {
  return row.replacement === null ? undefined : rowWithId(index, row.replacement);
}

function rowWithId(index: ModelIndex, id: string): ModelRow | undefined {
  const folded = fold(id).trim();
  return index.find(({ ids }) => ids.includes(folded))?.row;
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Search terms of each task and strength, in every language. */
const termsOf = {
  tasks: terms<Task>(modelMessages.en.tasks, (lang, task) => {
    const { tasks, terms: others } = modelMessages[lang];
    return `${tasks[task]} ${others[task]}`;
  }),
  strengths: terms<Strength>(
    modelMessages.en.strengths,
    (lang, strength) => modelMessages[lang].strengths[strength],
  ),
};

function terms<Name extends string>(
  names: Readonly<Record<Name, string>>,
  of: (lang: Lang, name: Name) => string,
): Readonly<Record<Name, string>> {
  return Object.fromEntries(
    Object.keys(names).map((name) => [
      name,
      fold(langs.map((lang) => of(lang, name as Name)).join(' ')),
    ]),
  ) as Record<Name, string>;
}
