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

/** A key ready to be sent, or why the text can't be one. `unusual` asks for a warning: keys are 32 letters and digits. */
export type CleanedKey =
  | {
      readonly ok: true;
      readonly key: Secret;
      readonly removed: readonly Removed[];
      readonly unusual: boolean;
    }
  | { readonly ok: false; readonly problem: KeyProblem };

/** Characters. A longer paste is a document: it is refused unread. */
const longestPaste = 4_000;

/** More layers than any real paste has. The limit keeps the time proportional to the length. */
const maxLayers = 40;

/** Matches an assignment as shells, programs and JSON write it, but not an address such as `https://`. */
const assigned =
  /^(?:(?:export|set|const|let|var)\s{1,40}|\$env:)?["']?([a-z_][a-z0-9_.-]{0,40})["']?\s{0,40}(?:=|:(?!\/\/))\s*/i;
/** Matches names of variables that may hold a key. */
const keyName = /key|token|secret|mistral/i;
/** The same without a sign in between: `setx NAME value`, and fish's `set -gx NAME value`. */
const setKey = /^(?:setx|set\s{1,40}-[a-z]{1,10})\s{1,40}[a-z_]{0,40}mistral[a-z_]{0,40}\s+/i;

const quotes: ReadonlySet<string> = new Set('"\'`“”„‟‘’‚‛«»‹›');
const lineEnds: ReadonlySet<string> = new Set('\r\n\u2028\u2029');
const punctuation: ReadonlySet<string> = new Set(';,');

/**
 * Parts to remove, tried in this order until nothing changes. Joining lines and words comes last, because until then
 * spaces and line ends show where a prefix stops. Each one takes time proportional to the length of the text.
 */
const strips: readonly (readonly [Removed, (text: string) => string])[] = [
  ['paste-markers', (text) => text.replaceAll(/\u001b\[20[01]~/g, '')],
  ['paste-markers', withoutBareMarkers],
  ['invisible', (text) => text.replaceAll(/\u001b\[[0-9;?]{0,20}[A-Za-z~]/g, '')],
  ['invisible', (text) => text.replaceAll(/\p{Cf}|(?!\s)\p{Cc}/gu, '')],
  ['newlines', withoutOuterLineEnds],
  ['spaces', (text) => text.trim()],
  ['other-lines', onlyOurLines],
  ['assignment', withoutBraces],
  ['assignment', (text) => text.replace(assigned, unlessOther).replace(setKey, '')],
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

/** True for problems for which "several lines" is the more useful message if the text has several. */
function isVague(problem: KeyProblem): boolean {
  return problem === 'unsendable' || problem === 'placeholder';
}

interface Stripped {
  readonly text: string;
  readonly removed: readonly Removed[];
}

function strip(pasted: string): Stripped | KeyProblem {
  const first = keyInFirstLine(pasted);
  const removed = new Set<Removed>(first === undefined ? [] : ['other-lines']);
  let text = first ?? pasted;
  for (let layers = 0; layers < maxLayers; layers += 1) {
    const problem = standIn(text);
    if (problem !== undefined) return problem;
    const found = strips.find(([, take]) => take(text) !== text);
    if (found === undefined) return { text, removed: [...removed] };
    removed.add(found[0]);
    text = found[1](text);
  }
  return 'unsendable';
}

/**
 * Checked before each removal: otherwise `secretref:name` would lose its beginning as if that were the name of a
 * variable.
 */
function standIn(text: string): KeyProblem | undefined {
  const bare = trimmed(text, quotes);
  return substituteIn(bare) ?? (hasSeveralKeys(bare) ? 'several-lines' : undefined);
}

const lineEnd = /[\r\n\u2028\u2029]/;

/** Distinguishes two complete keys from one key that was broken into two lines. */
function hasSeveralKeys(text: string): boolean {
  const lines = text.split(lineEnd).map((line) => line.trim());
  return lines.filter((line) => keyKind(line) === 'usual').length > 1;
}

function withoutBareMarkers(text: string): string {
  const pasteStart = /^\s*\[200~/.exec(text)?.[0] ?? '';
  const rest = text.slice(pasteStart.length);
  const end = rest.trimEnd();
  return end.endsWith('[201~') ? end.slice(0, -'[201~'.length) : rest;
}

/** Without the line ends, and the blanks between them, at both ends. */
function withoutOuterLineEnds(text: string): string {
  const begin = text.slice(0, text.length - text.trimStart().length);
  const end = text.slice(text.trimEnd().length);
  const hasLineEnd = (part: string) => [...part].some((letter) => lineEnds.has(letter));
  const rest = hasLineEnd(begin) ? text.trimStart() : text;
  return hasLineEnd(end) ? rest.trimEnd() : rest;
}

/** The braces of an object, not those of `${NAME}` or `{{name}}`. */
function withoutBraces(text: string): string {
  const inside = /^\{(?=\s{0,40}["'\w])/.test(text) ? text.slice(1) : text;
  return inside.endsWith('}') && !inside.includes('{') ? inside.slice(0, -1) : inside;
}

function trimmed(text: string, letters: ReadonlySet<string>): string {
  let start = 0;
  while (letters.has(text.charAt(start))) start += 1;
  return trimmedEnd(text.slice(start), letters);
}

function trimmedEnd(text: string, letters: ReadonlySet<string>): string {
  let end = text.length;
  while (letters.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Removes the name before a key; leaves any other assignment unchanged. */
function unlessOther(declaration: string, name: string): string {
  return keyName.test(name) ? '' : declaration;
}

/** Returns the lines of a settings file that may hold our key. Ignores values with other names. */
function onlyOurLines(text: string): string {
  const lines = text.split(lineEnd);
  const ours = lines.filter((line) => assigned.exec(line.trim())?.[1]?.match(/mistral/i));
  if (ours.length !== 1) return text;
  const remaining = lines.filter((line) => ours.includes(line) || !isOther(line.trim()));
  return remaining.length === lines.length ? text : remaining.join('\n');
}

/** Returns the bare key in the first line of an entry that a password manager prints: `name: value` lines follow it. */
function keyInFirstLine(text: string): string | undefined {
  const [first = '', ...rest] = text.split(lineEnd).map((line) => line.trim());
  const isEntry = rest.some(isOther) && rest.every((line) => line === '' || isOther(line));
  return isEntry && keyKind(first) === 'usual' ? first : undefined;
}

function isOther(line: string): boolean {
  return line.startsWith('#') || assigned.test(line);
}

/** Joins a key that was broken into lines. Leaves lines that name other values, which are refused later. */
function joinLines(text: string): string {
  const lines = text.split(lineEnd).map((line) => line.trim());
  return lines.slice(1).some((line) => assigned.test(line)) ? text : lines.join('');
}

/** Removes spaces only if the result has the usual form of a key; any other text with spaces is prose. */
function joinWords(text: string): string {
  const joined = text.replaceAll(/\s/g, '');
  return keyKind(joined) === 'usual' ? joined : text;
}
