import { provider } from '../../i18n/provider.ts';
import type { Price, Task } from './catalogue.ts';
import { isClosed, type ModelRow } from './model-row.ts';

/** Requirements for a model. Without a priority, models to start with are preferred. */
export interface Wish {
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
 * Returns the rows that can do the task, best first. Leaves out hidden rows, and also retired or refused ones if others
 * remain. For low cost, models that have answered come first; for quality or speed, an answer counts less.
 */
export function recommend(rows: readonly ModelRow[], wish: Wish): readonly Recommendation[] {
  const able = rows.filter((row) => row.tasks.includes(wish.task) && !row.hidden);
  const open = able.filter((row) => !isClosed(row) && row.state !== 'retired');
  const candidates = open.length > 0 ? open : able;
  const start = startOf(candidates, wish.task);
  const cheapest = Math.min(...candidates.map(priceOf));
  return candidates
    .map((row) => ({ row, score: scoreOf(row, wish), reasons: reasonsFor(row, start, cheapest) }))
    .sort((one, other) => compare(one.score, other.score) || byId(one.row, other.row))
    .map(({ row, reasons }) => ({ row, reasons }));
}

/** Returns numbers to sort by, the most significant first; less is better. */
function scoreOf(row: ModelRow, wish: Wish): readonly number[] {
  const retirement = { ok: 0, retiring: 1, retired: 2 }[row.state];
  const answered = row.access === 'ready' ? 0 : 1;
  const weak = (row.quality ?? 0) >= minGoodStars ? 0 : 1;
  const byWish = wishScore(row, wish);
  if (wish.complexity === 'hard') return [retirement, weak, ...byWish, answered, priceOf(row)];
  if (wish.priority === undefined || wish.priority === 'cost')
    return [answered, retirement, ...byWish];
  return [retirement, ...byWish, answered, priceOf(row)];
}

function wishScore(row: ModelRow, wish: Wish): readonly number[] {
  const byDefault = wish.complexity === 'hard' ? 'quality' : 'start';
  switch (wish.priority ?? byDefault) {
    case 'cost':
      return [priceOf(row), startPlace(row, wish.task)];
    case 'speed':
      return [-(row.speed ?? 0)];
    case 'quality':
      return [-(row.quality ?? 0)];
    case 'start':
      return [startPlace(row, wish.task), priceOf(row)];
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
    .filter((row) => Number.isFinite(startPlace(row, task)))
    .sort((one, other) => startPlace(one, task) - startPlace(other, task))[0];
}

function startPlace(row: ModelRow, task: Task): number {
  const place = starts[task].findIndex((id) => id === row.id || row.aliases.includes(id));
  return place === -1 ? Number.POSITIVE_INFINITY : place;
}

/** Returns the price of a million tokens in and a million out, in dollars, otherwise in euros; infinite if unknown. */
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
