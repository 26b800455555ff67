import type { KeyProblem } from '../../errors/errors.ts';
import { Secret } from '../../services/ports/secret.ts';
import { isBareKey, keyKind, substituteIn } from './key-kind.ts';

/** Parts removed from a pasted text to get the key. */
export type Removed =
  | 'paste-markers'
  | 'invisible'
  | 'newlines'
  | 'spaces'
  | 'other-lines'
  | 'assignment'
  | 'bearer'
  | 'quotes'
  | 'punctuation';

/** A key ready to be sent, or why the text can't be a key. */
export type CleanedKey =
  | {
      readonly ok: true;
      readonly key: Secret;
      readonly removed: readonly Removed[];
      /** True if the key is not 32 letters and digits, which callers warn about. */
      readonly unusual: boolean;
    }
  | { readonly ok: false; readonly problem: KeyProblem };

/** Maximum number of characters. A longer paste is a document, and is refused without searching it for a key. */
const longestPaste = 4_000;

/** More removals than any real paste needs. The limit keeps the time proportional to the length of the paste. */
const maxRemovals = 40;

/** Matches an assignment as shells, programs and JSON write it, but not an address such as `https://`. */
const assigned =
  /^(?:(?:export|set|const|let|var)\s{1,40}|\$env:)?["']?([a-z_][a-z0-9_.-]{0,40})["']?\s{0,40}(?:=|:(?!\/\/))\s*/i;
/** Matches names of variables that may hold a key. */
const keyName = /key|token|secret|mistral/i;
/** Matches an assignment without a sign between name and value: `setx NAME value`, and fish's `set -gx NAME value`. */
const setKey = /^(?:setx|set\s{1,40}-[a-z]{1,10})\s{1,40}[a-z_]{0,40}mistral[a-z_]{0,40}\s+/i;

const quotes: ReadonlySet<string> = new Set('"\'`“”„‟‘’‚‛«»‹›');
const lineEnds: ReadonlySet<string> = new Set('\r\n\u2028\u2029');
const punctuation: ReadonlySet<string> = new Set(';,');

/**
 * Parts to remove, each with the function that removes the part. They are tried in this order until nothing changes.
 * Joining lines and words comes last, because until then spaces and line ends show where a prefix stops. Each function
 * takes time proportional to the length of the text.
 */
const removals: readonly (readonly [part: Removed, remove: (text: string) => string])[] = [
  ['paste-markers', (text) => text.replaceAll(/\u001b\[20[01]~/g, '')],
  ['paste-markers', withoutBareMarkers],
  ['invisible', (text) => text.replaceAll(/\u001b\[[0-9;?]{0,20}[A-Za-z~]/g, '')],
  ['invisible', (text) => text.replaceAll(/\p{Cf}|(?!\s)\p{Cc}/gu, '')],
  ['newlines', withoutOuterLineEnds],
  ['spaces', (text) => text.trim()],
  ['other-lines', withoutOtherAssignments],
  ['assignment', withoutBraces],
  ['assignment', (text) => text.replace(assigned, withoutKeyName).replace(setKey, '')],
  ['bearer', (text) => text.replace(/^(?:-H\s{1,40})?["']?authorization["']?\s{0,40}:\s*/i, '')],
  ['bearer', (text) => text.replace(/^bearer\s+/i, '')],
  ['punctuation', (text) => trimmedEnd(text, punctuation)],
  ['quotes', (text) => trimmed(text, quotes)],
  ['newlines', joinLines],
  ['spaces', joinWords],
];

/**
 * Extracts the key from a pasted text, or returns why the text cannot be a key. Makes no call and never throws.
 * Cleaning a clean key returns it unchanged.
 */
export function cleanKey(pasted: string): CleanedKey {
  // Compiling the patterns below would delay a command that reads the key from a variable by 2 ms.
  if (isBareKey(pasted)) return { ok: true, key: new Secret(pasted), removed: [], unusual: false };
  if (pasted.length > longestPaste) return { ok: false, problem: 'too-long' };
  const stripped = strip(pasted);
  if (typeof stripped === 'string') return { ok: false, problem: stripped };
  const { text, removed } = stripped;
  const kind = keyKind(text);
  if (kind !== 'usual' && kind !== 'unusual') {
    return { ok: false, problem: isVague(kind) && lineEnd.test(text) ? 'several-lines' : kind };
  }
  return { ok: true, key: new Secret(text), removed, unusual: kind === 'unusual' };
}

/** Returns true for problems for which "several lines" is the more useful message if the text has several lines. */
function isVague(problem: KeyProblem): boolean {
  return problem === 'unsendable' || problem === 'placeholder';
}

interface Stripped {
  readonly text: string;
  readonly removed: readonly Removed[];
}

/**
 * Applies the removals until none changes the text. Returns why the text can't be a key if a removal would hide that.
 */
function strip(pasted: string): Stripped | KeyProblem {
  const first = keyInFirstLine(pasted);
  const removed = new Set<Removed>(first === undefined ? [] : ['other-lines']);
  let text = first ?? pasted;
  for (let count = 0; count < maxRemovals; count += 1) {
    const problem = problemBeforeRemoval(text);
    if (problem !== undefined) return problem;
    const removal = removals.find(([, remove]) => remove(text) !== text);
    if (removal === undefined) return { text, removed: [...removed] };
    const [part, remove] = removal;
    removed.add(part);
    text = remove(text);
  }
  return 'unsendable';
}

/**
 * Returns a problem that a removal would hide: `secretref:name` would lose its beginning as if that were the name of a
 * variable.
 */
function problemBeforeRemoval(text: string): KeyProblem | undefined {
  const bare = trimmed(text, quotes);
  return substituteIn(bare) ?? (hasSeveralKeys(bare) ? 'several-lines' : undefined);
}

const lineEnd = /[\r\n\u2028\u2029]/;

/** Returns true for several complete keys, but not for one key that was broken into two lines. */
function hasSeveralKeys(text: string): boolean {
  const lines = text.split(lineEnd).map((line) => line.trim());
  return lines.filter((line) => keyKind(line) === 'usual').length > 1;
}

/** Removes the markers of a paste whose escape characters are already lost. */
function withoutBareMarkers(text: string): string {
  const pasteStart = /^\s*\[200~/.exec(text)?.[0] ?? '';
  const rest = text.slice(pasteStart.length);
  const end = rest.trimEnd();
  return end.endsWith('[201~') ? end.slice(0, -'[201~'.length) : rest;
}

/** Removes white space from each end of the text that has a line end there. */
function withoutOuterLineEnds(text: string): string {
  const begin = text.slice(0, text.length - text.trimStart().length);
  const end = text.slice(text.trimEnd().length);
  const hasLineEnd = (part: string) => [...part].some((character) => lineEnds.has(character));
  const rest = hasLineEnd(begin) ? text.trimStart() : text;
  return hasLineEnd(end) ? rest.trimEnd() : rest;
}

/** Removes the braces of an object, but not those of `${NAME}` or `{{name}}`. */
function withoutBraces(text: string): string {
  const inside = /^\{(?=\s{0,40}["'\w])/.test(text) ? text.slice(1) : text;
  return inside.endsWith('}') && !inside.includes('{') ? inside.slice(0, -1) : inside;
}

function trimmed(text: string, characters: ReadonlySet<string>): string {
  let start = 0;
  while (characters.has(text.charAt(start))) start += 1;
  return trimmedEnd(text.slice(start), characters);
}

function trimmedEnd(text: string, characters: ReadonlySet<string>): string {
  let end = text.length;
  while (characters.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Replaces the beginning of an assignment: removes the name of a key, and leaves any other name unchanged. */
function withoutKeyName(declaration: string, name: string): string {
  return keyName.test(name) ? '' : declaration;
}

/** Removes comments and other assignments around the only assignment to a name with "mistral". */
function withoutOtherAssignments(text: string): string {
  const lines = text.split(lineEnd);
  const ours = lines.filter((line) => assigned.exec(line.trim())?.[1]?.match(/mistral/i));
  if (ours.length !== 1) return text;
  const remaining = lines.filter((line) => ours.includes(line) || !isOther(line.trim()));
  return remaining.length === lines.length ? text : remaining.join('\n');
}

/** Returns the key in the first line of an entry that a password manager prints, where `name: value` lines follow. */
function keyInFirstLine(text: string): string | undefined {
  const [first = '', ...rest] = text.split(lineEnd).map((line) => line.trim());
  const isEntry = rest.some(isOther) && rest.every((line) => line === '' || isOther(line));
  return isEntry && keyKind(first) === 'usual' ? first : undefined;
}

/** Returns true for a comment or an assignment. */
function isOther(line: string): boolean {
  return line.startsWith('#') || assigned.test(line);
}

/** Joins a key that was broken into lines. Leaves lines that name other values, which are refused later. */
function joinLines(text: string): string {
  const lines = text.split(lineEnd).map((line) => line.trim());
  return lines.slice(1).some((line) => assigned.test(line)) ? text : lines.join('');
}

/** Removes white space if the result has the usual form of a key; any other text with spaces is prose. */
function joinWords(text: string): string {
  const joined = text.replaceAll(/\s/g, '');
  return keyKind(joined) === 'usual' ? joined : text;
}
