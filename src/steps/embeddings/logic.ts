import type { Embedded } from '../../core/embed.ts';
import { type Cost, parseCost } from '../../core/price.ts';

/** What the embeddings step leaves behind. */
export interface EmbeddingsAnswer {
  readonly model: string;
  readonly count: number;
  readonly dimensions: number;
  /** Null where the service did not say. */
  readonly tokens: number | null;
  readonly cost: Cost;
}

/** The answer for what came out. */
export function answerOf({ model, count, dimensions, usage, cost }: Embedded): EmbeddingsAnswer {
  return { model, count, dimensions, tokens: usage?.totalTokens ?? null, cost };
}

/** The two different texts that are most alike, by their places from 0; undefined for fewer than two texts. */
export function closestPair(
  similarity: readonly (readonly number[])[],
): readonly [number, number] | undefined {
  const pairs = similarity.flatMap((row, one) =>
    row.flatMap((value, other) => (other > one ? [{ one, other, value }] : [])),
  );
  const best = pairs.sort((first, second) => second.value - first.value)[0];
  return best === undefined ? undefined : [best.one, best.other];
}

/** Reads a saved answer back. */
export function parseEmbeddingsAnswer(saved: unknown): EmbeddingsAnswer | undefined {
  const { model, count, dimensions, tokens, cost } = (saved ?? {}) as Partial<
    Record<keyof EmbeddingsAnswer, unknown>
  >;
  const read = parseCost(cost);
  if (typeof model !== 'string' || read === undefined) return undefined;
  if (typeof count !== 'number' || typeof dimensions !== 'number') return undefined;
  return {
    model,
    count,
    dimensions,
    tokens: typeof tokens === 'number' ? tokens : null,
    cost: read,
  };
}
