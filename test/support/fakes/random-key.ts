import { randomInt } from 'node:crypto';

const alphabets = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'];

function oneOf(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}

/** Returns a random key, so that output of another test is not mistaken for a leak of this key. */
export function randomKey(): string {
  return Array.from({ length: 32 }, (_, at) => oneOf(alphabets[at % 3] ?? '')).join('');
}
