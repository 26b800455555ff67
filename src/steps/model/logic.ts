import { indexModels, type ModelIndex } from '../../core/models/find-models.ts';
import type { ListedModels } from '../../core/models/list-models.ts';
import {
  callIdOf,
  isClosed,
  isGone,
  type ModelAccess,
  type ModelRow,
  parseModelAccess,
} from '../../core/models/model-row.ts';
import { type Reason, recommend } from '../../core/models/recommend.ts';

/** Answer of the model step. */
export interface ModelAnswer {
  /** The id to call it by. */
  readonly id: string;
  /** The dated id behind a moving one; the same where there is none. */
  readonly pinned: string;
  /** Outcomes of trying other models here. */
  readonly modelAccess: ModelAccess;
}

/** Rows to choose from. */
export interface Picker {
  /** Models to chat with, the offered one first. */
  readonly rows: readonly ModelRow[];
  /** Why the first is first. */
  readonly reasons: readonly Reason[];
  /** The whole list of the account: these rows, then products, experiments and what serves other tasks. */
  readonly all: readonly ModelRow[];
  /** For looking up: the whole list, then what only the catalogue knows. */
  readonly index: ModelIndex;
}

/** Chat models, the offered one first, those that the account can't call last; one of no known task may chat. */
export function pickerOf({ rows, unlisted }: Pick<ListedModels, 'rows' | 'unlisted'>): Picker {
  const offered = recommend(rows, { task: 'chat' });
  const open = offered.map(({ row }) => row);
  const isOpen = new Set(open);
  const rest = rows.filter((row) => mayChat(row) && !row.hidden && !isOpen.has(row));
  const defaults = [...open, ...rest];
  const isDefault = new Set(defaults);
  const others = rows.filter((row) => !isDefault.has(row));
  const all = [...defaults, ...others.filter(mayChat), ...others.filter((row) => !mayChat(row))];
  return {
    rows: defaults,
    reasons: offered[0]?.reasons ?? [],
    all,
    index: indexModels([...all, ...unlisted]),
  };
}

/** True for a model that chats, and for one of which nothing is known: trying it tells. */
export function mayChat({ tasks }: ModelRow): boolean {
  return tasks.length === 0 || tasks.includes('chat');
}

/** True where Enter may take the row. */
export function canTake(row: ModelRow): boolean {
  return mayChat(row) && !isClosed(row) && !isGone(row);
}

/** The answer for a row: its moving id to explore with, and the dated one beside it. */
export function answerFor(row: ModelRow, modelAccess: ModelAccess): ModelAnswer {
  return { id: callIdOf(row), pinned: row.id, modelAccess };
}

/** The row chosen before, to come back to; undefined where the list has it no more. */
export function rowOf(rows: readonly ModelRow[], own: ModelAnswer | undefined) {
  return rows.find(({ id }) => id === own?.pinned);
}

/** Reads a saved answer back. */
export function parseModelAnswer(saved: unknown): ModelAnswer | undefined {
  const { id, pinned, ...rest } = (saved ?? {}) as Partial<ModelAnswer>;
  if (typeof id !== 'string' || typeof pinned !== 'string') return undefined;
  return { id, pinned, modelAccess: parseModelAccess(rest) };
}
