import { AppError, type ErrorData } from '../../errors/errors.ts';
import { mostTelling } from '../../errors/traits.ts';
import type { Task } from './catalogue.ts';
import { callIdOf, type ModelRow } from './model-row.ts';
import { recommend } from './recommend.ts';

/** Capabilities beside chat and embeddings. */
export type Capability = 'fim' | 'functions' | 'moderation' | 'vision' | 'ocr';

const tasks: Readonly<Record<Capability, Task>> = {
  fim: 'code',
  functions: 'chat',
  moderation: 'moderation',
  vision: 'vision',
  ocr: 'ocr',
};

/** Fallbacks if the list has no such model, or can't be read: it may be incomplete. */
const defaults: Readonly<Record<Capability, readonly [string, ...string[]]>> = {
  fim: ['codestral-latest'],
  functions: ['mistral-small-latest', 'ministral-8b-latest'],
  moderation: ['mistral-moderation-2603'],
  vision: ['mistral-small-latest', 'ministral-8b-latest'],
  ocr: ['mistral-ocr-latest'],
};

const maxTried = 4;

/** The ids to try for something, at most four: the best that the account can call first, as far as that is known. */
export function modelsFor(
  capability: Capability,
  rows: readonly ModelRow[],
): readonly [string, ...string[]] {
  const able = rows.filter((row) => isAble(capability, row));
  const [first, ...others] = recommend(able, { task: tasks[capability] })
    .slice(0, maxTried)
    .map(({ row }) => callIdOf(row));
  return first === undefined ? defaults[capability] : [first, ...others];
}

/** A task may be told by a model's name; these two only by its capabilities. */
function isAble(capability: Capability, { can }: ModelRow): boolean {
  if (capability === 'fim') return can.includes('fim');
  return capability !== 'functions' || can.includes('functionCalling');
}

/** Faults that say no to one model: another may well answer. */
type ModelError = Extract<ErrorData, { code: 'zero-quota' | 'tier' | 'labs' | 'model-unknown' }>;

/** An answer, and the models that said no before it came. */
export interface FirstAnswer<T> {
  readonly value: T;
  readonly refused: readonly string[];
}

/**
 * Asks models one after another until one answers. Throws the most telling error where this account can call none of
 * them, and at once any error that is not of one model.
 */
export async function firstAnswer<T>(
  models: readonly string[],
  ask: (model: string) => Promise<T>,
): Promise<FirstAnswer<T>> {
  const errors: ModelError[] = [];
  for (const [place, model] of models.entries()) {
    try {
      return { value: await ask(model), refused: models.slice(0, place) };
    } catch (thrown) {
      const error = thrown instanceof AppError ? thrown.error : undefined;
      if (error === undefined || !isOfModel(error)) throw thrown;
      errors.push(error);
    }
  }
  throw new AppError(mostTelling(errors) ?? { code: 'bug', detail: 'no model to ask' });
}

function isOfModel(error: ErrorData): error is ModelError {
  return ['zero-quota', 'tier', 'labs', 'model-unknown'].includes(error.code);
}
