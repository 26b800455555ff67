import { AppError } from '../../errors/errors.ts';

/**
 * Returns the cosine similarity of two vectors: 1 for the same direction, 0 for unrelated, -1 for opposite. Returns 0
 * if one of them is all zeros.
 */
export function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) {
    throw new AppError({ code: 'bug', detail: `vectors of ${a.length} and ${b.length} numbers` });
  }
  const lengths = norm(a) * norm(b);
  if (!(lengths > 0 && lengths < Number.POSITIVE_INFINITY)) return 0;
  // Rounding can move the quotient slightly beyond 1.
  return Math.min(1, Math.max(-1, dot(a, b) / lengths));
}

/** Returns the symmetric matrix of the similarities of all vectors to each other. */
export function similarityMatrix(
  vectors: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (const [i, vector] of vectors.entries()) {
    rows.push(vectors.map((other, j) => (j < i ? (rows[j]?.[i] ?? 0) : cosine(vector, other))));
  }
  return rows;
}

/** Index of a vector in a list, and its similarity to a query. */
export interface Neighbour {
  readonly index: number;
  readonly similarity: number;
}

/** Returns the vectors by similarity to `query`, nearest first; vectors of equal similarity keep their order. */
export function nearest(
  query: readonly number[],
  vectors: readonly (readonly number[])[],
): readonly Neighbour[] {
  return vectors
    .map((vector, index) => ({ index, similarity: cosine(query, vector) }))
    .sort((one, other) => other.similarity - one.similarity);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function norm(vector: readonly number[]): number {
  return Math.sqrt(dot(vector, vector));
}

/** Indexes of two vectors in a list, and their similarity. */
export interface Pair {
  readonly one: number;
  readonly other: number;
  readonly similarity: number;
}

/** Returns every pair of a similarity matrix, nearest first; pairs of equal similarity keep their order. */
export function pairsOf(matrix: readonly (readonly number[])[]): readonly Pair[] {
  return matrix
    .flatMap((row, one) =>
      row.flatMap((similarity, other) => (other > one ? [{ one, other, similarity }] : [])),
    )
    .sort((first, second) => second.similarity - first.similarity);
}
