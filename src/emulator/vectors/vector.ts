import { featuresOf } from './features.ts';

/** Length of the part that all vectors share: real embeddings of unrelated texts are far from orthogonal. */
const commonLength = 1.1;

/** Number of dimensions that each feature changes. */
const spread = 24;

/** Returns the 32-bit FNV-1a hash of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** Yields the pseudo-random numbers of a seed (mulberry32), from 0 to 2^32 - 1, the same on every machine. */
function* numbersFrom(seed: number): Generator<number, never> {
  let state = seed;
  while (true) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

/** Returns the vector with the given length. */
function scaled(vector: Float64Array, length: number): Float64Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm === 0 ? vector : vector.map((value) => (value / norm) * length);
}

function commonPart(dimensions: number): Float64Array {
  const numbers = numbersFrom(1);
  const drawn = Float64Array.from({ length: dimensions }, () => numbers.next().value / 2 ** 31 - 1);
  return scaled(drawn, commonLength);
}

function ownPart(text: string, dimensions: number): Float64Array {
  const vector = new Float64Array(dimensions);
  for (const [feature, weight] of featuresOf(text)) {
    const numbers = numbersFrom(hash(feature));
    for (let count = 0; count < spread; count += 1) {
      const drawn = numbers.next().value;
      const index = (drawn >>> 1) % dimensions;
      vector[index] = (vector[index] ?? 0) + (drawn & 1 ? weight : -weight);
    }
  }
  return scaled(vector, 1);
}

/**
 * Returns the vector of a text: of unit length, always the same for the same text, and closer to that of another text
 * the more words, word stems and themes both share.
 */
export function vectorOf(text: string, dimensions: number): readonly number[] {
  const shared = commonPart(dimensions);
  const own = ownPart(text, dimensions);
  const sum = own.map((value, index) => value + (shared[index] ?? 0));
  return Array.from(scaled(sum, 1), (value) => Number(value.toFixed(9)));
}
