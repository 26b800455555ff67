import { AppError } from '../../../errors/errors.ts';
import { plainLine } from '../../../i18n/plain-text.ts';
import type { EmbeddingsAnswer, EmbeddingsRequest } from '../../ports/mistral.ts';
import { countOf, fieldOf, listOf, textOf } from './fields.ts';
import { readUsage } from './read-usage.ts';

/**
 * Returns the vectors of an answer to `POST /v1/embeddings`, in the order of the inputs. Throws `bad-answer` unless
 * each input has a vector, and all consist of numbers and have the same length.
 */
export function readEmbeddings(
  answer: unknown,
  request: EmbeddingsRequest,
  host: string,
): Omit<EmbeddingsAnswer, 'metadata'> {
  const entries = listOf(answer, 'data');
  const byIndex = new Map<number, unknown>();
  for (const [at, entry] of entries.entries()) {
    const index = countOf(entry, 'index') ?? at;
    if (!byIndex.has(index)) byIndex.set(index, entry);
  }
  const vectors = request.inputs.map((_, index) => vectorOf(byIndex.get(index)));
  const width = vectors[0]?.length;
  if (entries.length !== vectors.length || vectors.some((v) => !v?.length || v.length !== width)) {
    throw new AppError({ code: 'bad-answer', host });
  }
  const usage = readUsage(fieldOf(answer, 'usage'));
  return {
    model: plainLine(textOf(answer, 'model') ?? request.model),
    vectors: vectors.filter((vector) => vector !== undefined),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** Returns the vector of one entry; undefined if it has something other than numbers. */
function vectorOf(entry: unknown): readonly number[] | undefined {
  const vector = listOf(entry, 'embedding');
  return vector.every((each) => typeof each === 'number' && Number.isFinite(each))
    ? (vector as readonly number[])
    : undefined;
}
