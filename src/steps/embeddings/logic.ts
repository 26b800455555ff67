import type { Embedded } from '../../core/embeddings/embed.ts';
import { type Cost, parseCost } from '../../core/spending/price.ts';

/** Answer of the embeddings step. */
export interface EmbeddingsAnswer {
  readonly model: string;
  readonly count: number;
  readonly dimensions: number;
  /** Null if the service did not report the tokens. */
  readonly tokens: number | null;
  readonly cost: Cost;
}

/** Returns the step's answer for a result. */
export function answerOf({ model, count, dimensions, usage, cost }: Embedded): EmbeddingsAnswer {
  return { model, count, dimensions, tokens: usage?.totalTokens ?? null, cost };
}

/** Parses a saved answer. */
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
