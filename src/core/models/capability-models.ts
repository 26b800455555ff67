import { AppError, type ErrorData } from '../../errors/errors.ts';
import { mostTelling } from '../../errors/traits.ts';
import { provider } from '../../i18n/provider.ts';
import type { Task } from './catalogue.ts';
import { callIdOf, type ModelRow } from './model-row.ts';
import { recommend } from './recommend.ts';

/** Capabilities other than chat and embeddings. */
export type Capability =
  | 'fim'
  | 'functions'
  | 'structured'
  | 'moderation'
  | 'vision'
  | 'ocr'
  | 'transcription';

const tasks: Readonly<Record<Capability, Task>> = {
  fim: 'code',
  functions: 'chat',
  structured: 'chat',
  moderation: 'moderation',
  vision: 'vision',
  ocr: 'ocr',
  transcription: 'audio',
};

/** Models to use if the list has none for a capability or cannot be read. */
const defaults: Readonly<Record<Capability, readonly string[]>> = provider.models.capabilities;

/** Maximum number of models that are tried. */
const maxTried = 4;

/**
 * Returns up to four ids to try for a capability: models that are known to be callable first, then by recommendation.
 */
export function modelsFor(
  capability: Capability,
  rows: readonly ModelRow[],
): readonly [string, ...string[]] {
  const able = rows.filter((row) => isAble(capability, row));
  const [first, ...others] = recommend(able, { task: tasks[capability] })
    .slice(0, maxTried)
    .map(({ row }) => callIdOf(row));
  if (first !== undefined) return [first, ...others];
  const [preferred = provider.models.chat, ...next] = defaults[capability];
  return [preferred, ...next];
}

/** Returns false for a model that has the task of a capability, but lacks the capability itself. */
function isAble(capability: Capability, { can, id }: ModelRow): boolean {
  if (capability === 'fim') return can.includes('fim');
  // Models that produce speech, or transcribe live speech, have other endpoints.
  if (capability === 'transcription') return !/tts|realtime/.test(id);
  return capability !== 'functions' || can.includes('functionCalling');
}

/** Errors that concern one model only, so that another model may still answer. */
type ModelError = Extract<ErrorData, { code: 'zero-quota' | 'tier' | 'labs' | 'model-unknown' }>;

/** An answer, and the models that refused before it. */
export interface FirstAnswer<T> {
  readonly value: T;
  readonly refused: readonly string[];
}

/**
 * Asks models one after another until one answers. Throws the most informative error if this account can call none of
 * them. Rethrows at once any error that does not concern a single model.
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
