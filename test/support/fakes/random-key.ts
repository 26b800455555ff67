import { randomInt } from 'node:crypto';

const alphabets = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'];

function oneOf(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}

/**
 * Returns a key that no other test uses, so that another test's output is not mistaken for a leak. It does not look
 * like a word.
 */
export function randomKey(): string {
  return Array.from({ length: 32 }, (_, at) => oneOf(alphabets[at % 3] ?? '')).join('');
}
