import { constants } from 'node:os';
import { stripVTControlCharacters } from 'node:util';

/**
 * Returns the pieces of a key, five characters each, that a text reveals, ignoring line ends and colours between them.
 */
export function partsOf(key: string, text: string): readonly string[] {
  const bare = stripVTControlCharacters(text);
  const parts = Array.from({ length: key.length - 4 }, (_, at) => key.slice(at, at + 5));
  return parts.filter((part) => bare.includes(part) || text.includes(part));
}

const signs = [
  /\bundefined\b/,
  /\bNaN\b/,
  /\bnull\b/,
  /\[object \w+\]/,
  /\b\w*Error:/,
  /\b(?:ERR|EAI)_\w+/,
  /\bENOTFOUND\b/,
  ...Object.keys(constants.errno).map((code) => new RegExp(`\\b${code}\\b`)),
  /fetch failed/,
  /^\s+at .+:\d+:\d+\)?/,
].map(({ source }) => source);

/** Returns the parts of a text that only a programmer understands: missing values, system codes, stack traces. */
export function leftovers(text: string): readonly string[] {
  return stripVTControlCharacters(text).match(new RegExp(signs.join('|'), 'gm')) ?? [];
}
