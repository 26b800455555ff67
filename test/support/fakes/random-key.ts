import { randomInt } from 'node:crypto';

const alphabets = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'];

function oneOf(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}

/** A key that no other test has, so that what another one shows is not taken for a leak. It reads like no word. */
export function randomKey(): string {
  return Array.from({ length: 32 }, (_, at) => oneOf(alphabets[at % 3] ?? '')).join('');
}
