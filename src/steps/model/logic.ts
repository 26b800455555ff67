import { indexModels, type ModelIndex } from '../../core/models/find-models.ts';
import type { ListedModels } from '../../core/models/list-models.ts';
import {
  callIdOf,
  isGone,
  isUncallable,
  type ModelAccess,
  type ModelRow,
  parseModelAccess,
} from '../../core/models/model-row.ts';
import { type Reason, recommend } from '../../core/models/recommend.ts';

/** Answer of the model step. */
export interface ModelAnswer {
  /** Id for calling the model. */
  readonly id: string;
  /** The dated id that `id` currently stands for. */
  readonly pinned: string;
  /** Outcomes of the models tried here. */
  readonly modelAccess: ModelAccess;
}

/** Rows to choose from. */
export interface OfferedModels {
  /** Chat models, the suggested one first. */
  readonly rows: readonly ModelRow[];
  /** Reasons for the first row's rank. */
  readonly reasons: readonly Reason[];
  /** The whole list of the account: these rows, then products, experiments and models for other tasks. */
  readonly all: readonly ModelRow[];
  /** Search index of the whole list and of models that only the catalogue has. */
  readonly index: ModelIndex;
}

/** Returns the rows to choose from: the suggested model first, models that the account cannot call last. */
export function offeredModels({
  rows,
  unlisted,
}: Pick<ListedModels, 'rows' | 'unlisted'>): OfferedModels {
  const offered = recommend(rows, { task: 'chat' });
  const openRows = offered.map(({ row }) => row);
  const openSet = new Set(openRows);
  const rest = rows.filter((row) => mayChat(row) && !row.hidden && !openSet.has(row));
  const defaults = [...openRows, ...rest];
  const defaultSet = new Set(defaults);
  const others = rows.filter((row) => !defaultSet.has(row));
  const all = [...defaults, ...others.filter(mayChat), ...others.filter((row) => !mayChat(row))];
  return {
    rows: defaults,
    reasons: offered[0]?.reasons ?? [],
    all,
    index: indexModels([...all, ...unlisted]),
  };
}

/** Returns true for a chat model, and for a model without known tasks: only a call can tell if it chats. */
export function mayChat({ tasks }: ModelRow): boolean {
  return tasks.length === 0 || tasks.includes('chat');
}

/** Returns true if Enter may choose the row. */
export function canChoose(row: ModelRow): boolean {
  return mayChat(row) && !isUncallable(row) && !isGone(row);
}

/** Returns the answer for a row: the id to call, and the dated id. */
export function answerFor(row: ModelRow, modelAccess: ModelAccess): ModelAnswer {
  return { id: callIdOf(row), pinned: row.id, modelAccess };
}

/** Returns the row that was chosen before, or undefined if the list no longer has it. */
export function rowOf(rows: readonly ModelRow[], own: ModelAnswer | undefined) {
  return rows.find(({ id }) => id === own?.pinned);
}

/** Parses a saved answer. */
export function parseModelAnswer(saved: unknown): ModelAnswer | undefined {
  const { id, pinned, ...rest } = (saved ?? {}) as Partial<ModelAnswer>;
  if (typeof id !== 'string' || typeof pinned !== 'string') return undefined;
  return { id, pinned, modelAccess: parseModelAccess(rest) };
}
