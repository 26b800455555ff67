import type { Project } from '../../services/ports/project-scan.ts';
import type { Secret } from '../../services/ports/secret.ts';

/**
 * The first 64 bits of the SHA-256 of each past and present key in this project's tests and examples. They give access
 * to nothing. A real key in this project is not among them and is reported.
 */
const testKeys: ReadonlySet<string> = new Set([
  '2ab8ef6bb9910480',
  '523e09d0850809d7',
  '5d184b2eecae3f85',
  'a71e1cb11a49c5f5',
  'c57fbe5662ff8149',
  'db818bee95cb5b04',
  'e120603d896f20a5',
  'eff6dca3e83a5707',
  'f5bb2c9ba0081f67',
  'fa59fd1d501d8296',
]);

/** The name in the package.json of this project. */
const ownName = 'mistral-onboard';

/** Returns true for a checkout of this very project. */
export function isOwnCheckout({ packageName }: Project): boolean {
  return packageName === ownName;
}

/** Returns true for a key that the tests of this project use. */
export async function isOwnTestKey(key: Secret): Promise<boolean> {
  return testKeys.has(await fingerprintOf(key));
}

/** Returns the first 64 bits of the SHA-256 of a key, in hexadecimal digits. */
export async function fingerprintOf(key: Secret): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key.reveal()));
  return Array.from(new Uint8Array(digest, 0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
