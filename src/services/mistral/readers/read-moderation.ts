import { AppError } from '../../../errors/errors.ts';
import { plainLine } from '../../../i18n/plain-text.ts';
import type {
  CategoryScore,
  ModerationAnswer,
  ModerationRequest,
} from '../../ports/other-calls.ts';
import { fieldOf, listOf, textOf } from './fields.ts';
import { readUsage } from './read-usage.ts';

/** Returns the scores of an answer to `POST /v1/moderations`. Throws `bad-answer` unless each input has a result. */
export function readModeration(
  answer: unknown,
  request: ModerationRequest,
  host: string,
): Omit<ModerationAnswer, 'metadata'> {
  const results = listOf(answer, 'results');
  if (results.length !== request.inputs.length) {
    throw new AppError({ code: 'bad-answer', host });
  }
  const usage = readUsage(fieldOf(answer, 'usage'));
  return {
    model: plainLine(textOf(answer, 'model') ?? request.model),
    results: results.map(readResult),
    ...(usage === undefined ? {} : { usage }),
  };
}

/**
 * Returns all categories of a result. The flags or the scores may be missing, or have a category that the other lacks.
 */
function readResult(result: unknown): readonly CategoryScore[] {
  const flags = entriesOf(fieldOf(result, 'categories'));
  const scores = entriesOf(fieldOf(result, 'category_scores'));
  const names = new Set([...scores.keys(), ...flags.keys()]);
  return [...names].map((name) => {
    const score = scores.get(name);
    return {
      category: plainLine(name, 60),
      flagged: flags.get(name) === true,
      ...(typeof score === 'number' && Number.isFinite(score) ? { score } : {}),
    };
  });
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
