import { langs } from '../../i18n/languages.ts';
import { nearest } from '../text/nearest.ts';
import type { Task } from './catalogue.ts';
import { modelMessages } from './messages.ts';
import type { ModelRow } from './model-row.ts';

/** Rows prepared once for many searches. */
export type ModelIndex = readonly {
  readonly row: ModelRow;
  /** Searchable text of the row, without case and accents. */
  readonly text: string;
  /** Ids of the row, without case and accents. */
  readonly ids: readonly string[];
}[];

/** Prepares rows for searches by id, name, and task in every language. */
export function indexModels(rows: readonly ModelRow[]): ModelIndex {
  return rows.map((row) => {
    const ids = [row.id, ...row.aliases].map(fold);
    const text = [...ids, fold(row.family), ...row.tasks.map((task) => taskTexts[task])].join('\n');
    return { row, text, ids };
  });
}

/**
 * Returns the rows that contain every word of the query: an exact id first, then rows of the account's list, then the
 * others. Ignores accents and case. An empty query matches all rows.
 */
export function findModels(index: ModelIndex, query: string): readonly ModelRow[] {
  const whole = fold(query).trim();
  const messages = whole.split(/\s+/).filter((word) => word !== '');
  const found: Record<'same' | 'listed' | 'others', ModelRow[]> = {
    same: [],
    listed: [],
    others: [],
  };
  for (const { row, text, ids } of index) {
    if (!messages.every((word) => text.includes(word))) continue;
    if (ids.includes(whole)) found.same.push(row);
    else found[row.listed ? 'listed' : 'others'].push(row);
  }
  return [...found.same, ...found.listed, ...found.others];
}

/** Limits the rows compared, so that each key press stays fast. */
const mostCompared = 500;

/**
 * Returns the row whose id is nearest to the typed one, preferring the account's list, or undefined if none is near.
 */
export function nearestModel(index: ModelIndex, typed: string): ModelRow | undefined {
  const word = fold(typed).trim().replaceAll(/\s+/g, '-');
  const among = (isListed: boolean) => {
    const rows = index.filter(({ row }) => row.listed === isListed).slice(0, mostCompared);
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

const taskTexts = textsOfTasks();

function textsOfTasks(): Readonly<Record<Task, string>> {
  const tasks = Object.keys(modelMessages.en.tasks) as Task[];
  return Object.fromEntries(
    tasks.map((task) => [
      task,
      fold(
        langs
          .map((lang) => `${modelMessages[lang].tasks[task]} ${modelMessages[lang].terms[task]}`)
          .join(' '),
      ),
    ]),
  ) as Record<Task, string>;
}
