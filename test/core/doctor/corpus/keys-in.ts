import { findKeysInText } from '../../../../src/core/doctor/find-key-lines.ts';
import type { Planted } from './planted.ts';

function withKey({ text }: Planted, given: string): string {
  return text
    .replaceAll('¶', btoa(`A=1\nMISTRAL_API_KEY=${given}\n`))
    .replaceAll('¤', btoa(given))
    .replaceAll('§', given);
}

/** Returns the keys that are found in a file after `given` was planted in it. */
export function keysIn(file: Planted, given: string): readonly string[] {
  const part = { text: withKey(file, given), path: file.path };
  return findKeysInText(part, []).map((found) => found.key.reveal());
}
