import type { KeyProblem } from '../../errors/errors.ts';
import { Secret } from '../../services/ports/secret.ts';
import { keyKind, substituteIn } from './key-kind.ts';

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

/** No honest paste is wrapped in more layers: the limit keeps the time in proportion to the length. */
const maxLayers = 40;

/** A name that is given a value, as shells, programs and JSON write it. An address is none: `https://`. */
const assigned =
  /^(?:(?:export|set|const|let|var)\s{1,40}|\$env:)?["']?([a-z_][a-z0-9_.-]{0,40})["']?\s{0,40}(?:=|:(?!\/\/))\s*/i;
/** A name that such a key may have been given. */
const keyName = /key|token|secret|mistral/i;
/** The same without a sign in between: `setx NAME value`, and fish's `set -gx NAME value`. */
const setKey = /^(?:setx|set\s{1,40}-[a-z]{1,10})\s{1,40}[a-z_]{0,40}mistral[a-z_]{0,40}\s+/i;

const quotes: ReadonlySet<string> = new Set('"\'`“”„‟‘’‚‛«»‹›');
const lineEnds: ReadonlySet<string> = new Set('\r\n\u2028\u2029');
const punctuation: ReadonlySet<string> = new Set(';,');

/**
 * Parts to remove, tried in this order again and again until nothing changes. Joining lines and words comes last:
 * before that, spaces and line ends still tell where a prefix stops. Each one takes time in proportion to the text.
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
  ['punctuation', (text) => trimmed(text, punctuation, { start: false })],
  ['quotes', (text) => trimmed(text, quotes)],
  ['newlines', joinLines],
  ['spaces', joinWords],
];

/**
 * Makes a key of a pasted text, or says why it can't be one, before any call. Never throws. Cleaning what is clean
 * changes nothing.
 */
export function cleanKey(pasted: string): CleanedKey {
  if (pasted.length > longestPaste) return { ok: false, problem: 'too-long' };
  const { text, removed, problem } = strip(pasted);
  if (problem !== undefined) return { ok: false, problem };
  const kind = keyKind(text);
  if (kind !== 'usual' && kind !== 'unusual') {
    return { ok: false, problem: isVague(kind) && lineEnd.test(text) ? 'several-lines' : kind };
  }
  return { ok: true, key: new Secret(text), removed, unusual: kind === 'unusual' };
}

/** True for problems that say less of several lines than that these are several. */
function isVague(problem: KeyProblem): boolean {
  return problem === 'unsendable' || problem === 'placeholder';
}

interface Stripped {
  readonly text: string;
  readonly removed: readonly Removed[];
  readonly problem?: KeyProblem;
}

function strip(pasted: string): Stripped {
  const first = keyInFirstLine(pasted);
  const removed = new Set<Removed>(first === undefined ? [] : ['other-lines']);
  let text = first ?? pasted;
  for (let layers = 0; layers < maxLayers; layers += 1) {
    const problem = standIn(text);
    if (problem !== undefined) return { text, removed: [...removed], problem };
    const found = strips.find(([, take]) => take(text) !== text);
    if (found === undefined) return { text, removed: [...removed] };
    removed.add(found[0]);
    text = found[1](text);
  }
  return { text, removed: [...removed], problem: 'unsendable' };
}

/** Looked for on the way: `secretref:name` would lose its beginning as if it were the name of a variable. */
function standIn(text: string): KeyProblem | undefined {
  const bare = trimmed(text.trim(), quotes);
  return substituteIn(bare) ?? (hasSeveralKeys(bare) ? 'several-lines' : undefined);
}

const lineEnd = /[\r\n\u2028\u2029]+/;

/** Two whole keys are not one that was broken over lines. */
function hasSeveralKeys(text: string): boolean {
  const lines = text.split(lineEnd).map((line) => line.trim());
  return lines.filter((line) => keyKind(line) === 'usual').length > 1;
}

function withoutBareMarkers(text: string): string {
  const begun = /^\s*\[200~/.exec(text)?.[0] ?? '';
  const rest = text.slice(begun.length);
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

function trimmed(text: string, letters: ReadonlySet<string>, sides = { start: true }): string {
  let start = 0;
  let end = text.length;
  while (sides.start && start < end && letters.has(text.charAt(start))) start += 1;
  while (end > start && letters.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Takes the name of a key away, and leaves any other as it is. */
function unlessOther(declaration: string, name: string): string {
  return keyName.test(name) ? '' : declaration;
}

/** Returns the lines of a settings file that may hold our key; values of other names are not read. */
function onlyOurLines(text: string): string {
  const lines = text.split(lineEnd);
  const ours = lines.filter((line) => /mistral/i.test(assigned.exec(line.trim())?.[1] ?? ''));
  if (ours.length !== 1) return text;
  const kept = lines.filter((line) => ours.includes(line) || !isOther(line.trim()));
  return kept.length === lines.length ? text : kept.join('\n');
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

/** A key broken over lines becomes whole; lines that name other values are left, and refused. */
function joinLines(text: string): string {
  const [first = '', ...rest] = text.split(lineEnd).map((line) => line.trim());
  return rest.some((line) => assigned.test(line)) ? text : [first, ...rest].join('');
}

/** Spaces inside are taken out only where that leaves a key of the usual shape: anything else is prose. */
function joinWords(text: string): string {
  const joined = text.replaceAll(/\s+/g, '');
  return keyKind(joined) === 'usual' ? joined : text;
}
