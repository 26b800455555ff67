import { AppError } from '../../errors/errors.ts';

/** How near two vectors point: 1 the same way, 0 unrelated, -1 opposite. 0 where one of them has no direction. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) {
    throw new AppError({ code: 'bug', detail: `vectors of ${a.length} and ${b.length} numbers` });
  }
  const lengths = norm(a) * norm(b);
  if (!(lengths > 0 && lengths < Number.POSITIVE_INFINITY)) return 0;
  // Rounding can carry the quotient a hair past 1.
  return Math.min(1, Math.max(-1, dot(a, b) / lengths));
}

/** The similarity of each vector to each: as many rows and columns as vectors, the same on both sides of the diagonal. */
export function similarityMatrix(
  vectors: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (const [i, vector] of vectors.entries()) {
    rows.push(vectors.map((other, j) => (j < i ? (rows[j]?.[i] ?? 0) : cosine(vector, other))));
  }
  return rows;
}

/** One of a list of vectors, by its place in it, and how near it is. */
export interface Neighbour {
  readonly index: number;
  readonly similarity: number;
}

/** The vectors by nearness to `query`, nearest first; equal ones in their order in the list. */
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

/** Two of a list of vectors, by their places in it, and how near they are. */
export interface Pair {
  readonly one: number;
  readonly other: number;
  readonly similarity: number;
}

/** Every pair of a similarity matrix, the nearest first; equal ones in the order of the list. */
export function pairsOf(matrix: readonly (readonly number[])[]): readonly Pair[] {
  return matrix
    .flatMap((row, one) =>
      row.flatMap((similarity, other) => (other > one ? [{ one, other, similarity }] : [])),
    )
    .sort((first, second) => second.similarity - first.similarity);
}
