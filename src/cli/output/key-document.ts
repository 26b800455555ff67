import type { ResolvedKey } from '../../core/keys/resolve-key.ts';

/** Returns the source and the last characters of the key, for JSON; null in the demo, which has no key. */
export function keyDocument(resolved: ResolvedKey | undefined) {
  return resolved === undefined ? null : { from: resolved.from, lastFour: resolved.key.lastFour };
}
