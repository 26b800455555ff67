import { constants } from 'node:os';

/** Escape sequences, as a terminal takes them out of what it shows. */
const sequences =
  /\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]/g;

/** The pieces of a key, five letters each, that a text gives away, whatever stands between its lines and colours. */
export function partsOf(key: string, text: string): readonly string[] {
  const bare = text.replaceAll(sequences, '');
  const parts = Array.from({ length: key.length - 4 }, (_, at) => key.slice(at, at + 5));
  return parts.filter((part) => bare.includes(part) || text.includes(part));
}

const systemCodes = [...Object.keys(constants.errno), 'ENOTFOUND', 'ERR_\\w+', 'EAI_\\w+'];
const signs = [
  '\\bundefined\\b|\\bNaN\\b|\\bnull\\b|\\[object \\w+\\]|\\b\\w*Error:|fetch failed|^\\s+at .+:\\d+:\\d+\\)?',
  `\\b(?:${systemCodes.join('|')})\\b`,
];

/** What a programmer would understand and no one else: values never filled in, system codes, traces of calls. */
export function leftovers(text: string): readonly string[] {
  return text.replaceAll(sequences, '').match(new RegExp(signs.join('|'), 'gm')) ?? [];
}
