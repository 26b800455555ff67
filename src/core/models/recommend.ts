import { provider } from '../../i18n/provider.ts';
import type { Price, Task } from './catalogue.ts';
import { isUncallable, type ModelRow } from './model-row.ts';

/** Requirements for a model. Without a priority, models to start with are preferred. */
export interface ModelRequirements {
  readonly task: Task;
  readonly complexity?: 'simple' | 'hard';
  readonly priority?: 'cost' | 'speed' | 'quality';
}

/** Reasons for the rank of a row, the most important first. `retiring` counts against it. */
export type Reason = 'callable' | 'recommended-start' | 'cheapest' | 'fast' | 'strong' | 'retiring';

export interface Recommendation {
  readonly row: ModelRow;
  readonly reasons: readonly Reason[];
}

/** Small and cheap models to start with, by task; the first one in the list is preferred. */
const starts: Readonly<Record<Task, readonly string[]>> = provider.models.starts;

/** Minimum stars, out of five, of a fast or strong model. */
const minGoodStars = 4;

/**
 * Returns the rows that can do the task, best first. Leaves out hidden models, and also retired and uncallable models
 * if others remain. With the priority `cost`, models that have answered come first; with `quality` or `speed`, an
 * answer counts less.
 */
export function recommend(
  rows: readonly ModelRow[],
  required: ModelRequirements,
): readonly Recommendation[] {
  const able = rows.filter((row) => row.tasks.includes(required.task) && !row.hidden);
  const open = able.filter((row) => !isUncallable(row) && row.state !== 'retired');
  const candidates = open.length > 0 ? open : able;
  const start = startOf(candidates, required.task);
  const cheapest = Math.min(...candidates.map(priceOf));
  return candidates
    .map((row) => ({
      row,
      score: scoreOf(row, required),
      reasons: reasonsFor(row, start, cheapest),
    }))
    .sort((one, other) => compare(one.score, other.score) || byId(one.row, other.row))
    .map(({ row, reasons }) => ({ row, reasons }));
}

/** Returns numbers to sort by, the most significant first; less is better. */
function scoreOf(row: ModelRow, required: ModelRequirements): readonly number[] {
  const retirement = { ok: 0, retiring: 1, retired: 2 }[row.state];
  const answered = row.access === 'ready' ? 0 : 1;
  const weak = (row.quality ?? 0) >= minGoodStars ? 0 : 1;
  const byPriority = priorityScore(row, required);
  if (required.complexity === 'hard')
    return [retirement, weak, ...byPriority, answered, priceOf(row)];
  if (required.priority === undefined || required.priority === 'cost')
    return [answered, retirement, ...byPriority];
  return [retirement, ...byPriority, answered, priceOf(row)];
}

function priorityScore(row: ModelRow, required: ModelRequirements): readonly number[] {
  const byDefault = required.complexity === 'hard' ? 'quality' : 'start';
  switch (required.priority ?? byDefault) {
    case 'cost':
      return [priceOf(row), startRank(row, required.task)];
    case 'speed':
      return [-(row.speed ?? 0)];
    case 'quality':
      return [-(row.quality ?? 0)];
    case 'start':
      return [startRank(row, required.task), priceOf(row)];
  }
}

function reasonsFor(
  row: ModelRow,
  start: ModelRow | undefined,
  cheapest: number,
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (row.access === 'ready') reasons.push('callable');
  if (row === start) reasons.push('recommended-start');
  if (priceOf(row) === cheapest && Number.isFinite(cheapest)) reasons.push('cheapest');
  if ((row.speed ?? 0) >= minGoodStars) reasons.push('fast');
  if ((row.quality ?? 0) >= minGoodStars) reasons.push('strong');
  if (row.state === 'retiring') reasons.push('retiring');
  return reasons;
}

function startOf(rows: readonly ModelRow[], task: Task): ModelRow | undefined {
  return rows
    .filter((row) => Number.isFinite(startRank(row, task)))
    .sort((one, other) => startRank(one, task) - startRank(other, task))[0];
}

/** Returns the position of a model among those to start with; infinite if it is not one of them. */
function startRank(row: ModelRow, task: Task): number {
  const rank = starts[task].findIndex((id) => id === row.id || row.aliases.includes(id));
  return rank === -1 ? Number.POSITIVE_INFINITY : rank;
}

/** Returns the price of a million input and a million output tokens: in dollars, else in euros; infinite if unknown. */
function priceOf(row: ModelRow): number {
  const price: Price | null = row.usd ?? row.eur;
  return price?.input == null ? Number.POSITIVE_INFINITY : price.input + (price.output ?? 0);
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [i, value] of one.entries()) {
    const against = other[i] ?? 0;
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}

function byId(one: ModelRow, other: ModelRow): number {
  return one.id < other.id ? -1 : 1;
}
