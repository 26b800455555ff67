import { isClosed, type Learned, type ModelRow } from '../../core/model-row.ts';
import { type Reason, recommend } from '../../core/recommend.ts';

/** What the model step leaves behind. */
export interface ModelAnswer {
  /** The id to call it by. */
  readonly id: string;
  /** The dated id behind a moving one; the same where there is none. */
  readonly pinned: string;
  /** What trying other models here has taught. */
  readonly learned: Learned;
}

/** The rows of the picker, and why the first is first. */
export interface Picker {
  readonly rows: readonly ModelRow[];
  readonly reasons: readonly Reason[];
  /** How many chat models are left out: made for products, or experimental. */
  readonly hidden: number;
}

/** Chat models, the offered one first, those that the account can't call last. */
export function pickerOf(rows: readonly ModelRow[]): Picker {
  const offered = recommend(rows, { task: 'chat' });
  const open = offered.map(({ row }) => row);
  const chat = rows.filter(({ tasks }) => tasks.includes('chat'));
  const rest = chat.filter((row) => !row.hidden && !open.includes(row));
  return {
    rows: [...open, ...rest],
    reasons: offered[0]?.reasons ?? [],
    hidden: chat.filter(({ hidden }) => hidden).length,
  };
}

/** True where Enter may take the row. */
export function canTake(row: ModelRow): boolean {
  return !isClosed(row);
}

/** The answer for a row: its moving id to explore with, and the dated one beside it. */
export function answerFor(row: ModelRow, learned: Learned): ModelAnswer {
  return { id: row.latest ?? row.id, pinned: row.id, learned };
}

/** Where the row chosen before stands, so that coming back shows it; the first otherwise. */
export function indexOf(rows: readonly ModelRow[], own: ModelAnswer | undefined): number {
  return Math.max(
    0,
    rows.findIndex(({ id }) => id === own?.pinned),
  );
}

/** Reads a saved answer back. */
export function parseModelAnswer(saved: unknown): ModelAnswer | undefined {
  const { id, pinned, learned } = (saved ?? {}) as Partial<ModelAnswer>;
  if (typeof id !== 'string' || typeof pinned !== 'string') return undefined;
  return { id, pinned, learned: typeof learned === 'object' && learned !== null ? learned : {} };
}

/** How a row's access is put in a word or two. */
export function accessWord(
  access: ModelRow['access'],
): 'ready' | 'untried' | 'planned' | 'labs' | 'account' | 'other' {
  switch (access) {
    case 'ready':
    case 'untried':
    case 'labs':
      return access;
    case 'zero-quota':
    case 'tier':
      return 'planned';
    case 'payment':
    case 'inactive':
    case 'monthly-quota':
    case 'spend-limit':
      return 'account';
    default:
      return 'other';
  }
}
