import { Secret } from '../../services/ports/secret.ts';
import { keyKind } from '../keys/key-kind.ts';
import { isMistralKey, surroundingsOf } from './detection/key-context.ts';
import { type KeyMatch, knownKeysIn } from './detection/known-keys.ts';
import { alphanumericRuns, lineCounter, type Span } from './detection/runs.ts';
import { maskOf } from './hidden-keys.ts';

/** A line that contains a key. */
export interface KeyLine {
  /** Number of the line, from 1. */
  readonly line: number;
  /** The key with all but its last four characters hidden. */
  readonly masked: string;
}

/** A key in a text, and its line. */
export interface KeyInText extends KeyLine {
  readonly key: Secret;
}

/** A text, or a part of a long text with some of the surrounding text. */
export interface TextPart {
  readonly text: string;
  /** Path below the project or the home folder. */
  readonly path?: string;
  /** The line of the complete text in which this part begins, from 1. */
  readonly firstLine?: number;
  /** The range that belongs only to this part. Keys that begin outside of it are found in another part. */
  readonly body?: Span;
}

/** Returns the lines of a text that contain a Mistral key. */
export function findKeyLines(text: string, known: readonly Secret[]): readonly KeyLine[] {
  return findKeysInText({ text }, known).map(({ line, masked }) => ({ line, masked }));
}

/**
 * Returns the Mistral keys in a text: known keys, and 32 random letters and digits with a name that says that they are
 * a Mistral key. Finds both in base64, too. Takes time proportional to the length of the text.
 */
export function findKeysInText(part: TextPart, known: readonly Secret[]): readonly KeyInText[] {
  const { text, path = '', firstLine = 1, body = [0, text.length] } = part;
  const found = new Map<number, Secret>([
    ...knownKeysIn(text, known),
    ...unknownKeysIn(text, path),
    ...keysInSecretFiles(text),
  ]);
  if (found.size === 0) return [];
  const lineOf = lineCounter(text, firstLine);
  return [...found]
    .filter(([at]) => at >= body[0] && at < body[1])
    .toSorted(([one], [other]) => one - other)
    .map(([at, key]) => ({ line: lineOf(at), masked: maskOf(key), key }));
}

const keyLength = 32;
/** Lengths of a key in base64 without padding: of the key alone, and of the key with a line end. */
const base64Lengths: readonly number[] = [43, 44];

function* unknownKeysIn(text: string, path: string): Generator<KeyMatch> {
  if (!/stral/i.test(text) && !/stral/i.test(path)) return;
  const surroundings = surroundingsOf(text, path);
  for (const run of alphanumericRuns(text, keyLength)) {
    const span = withoutEscape(text, run);
    const token = isWhole(text, span) ? text.slice(...span) : decodedKey(text, run);
    if (token === undefined || keyKind(token) !== 'usual') continue;
    if (isMistralKey(surroundings, span, token)) yield [span[0], new Secret(token)];
  }
}

/** Characters before a key in which an escape sequence is searched: more than any colour has before its last number. */
const longestEscape = 24;

/** Returns a run without the letters of an escape sequence at its start: of `\n`, `%20` or a terminal colour. */
function withoutEscape(text: string, [start, end]: Span): Span {
  const extra = end - start - keyLength;
  const opening = text.slice(Math.max(0, start - longestEscape), start + extra);
  const isEscape = /(?:\\[nrt]|%[0-9A-F]{2}|\\u[0-9A-F]{4}|\\x[0-9A-F]{2}|\[(?:\d+;)*\d*m)$/i.test(
    opening,
  );
  return isEscape ? [start + extra, end] : [start, end];
}

/**
 * Returns true for 32 characters that are not part of a longer value: base64, a UUID, a path, a token with a prefix.
 */
function isWhole(text: string, [start, end]: Span): boolean {
  if (end - start !== keyLength) return false;
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 2);
  // Markdown writes text between two underscores in italics.
  if (/(?:^|[^\w.-])_$/.test(before) && /^_(?!\w)/.test(after)) return true;
  // An escape sequence, or the `:-` before a default value in a shell parameter, is not part of the value.
  const isEscaped = /(?:\\[nrt]|%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|m|:-)$/i.test(before);
  if (/[A-Za-z0-9+/_.-]$/.test(before) && !isEscaped) return false;
  return !/^(?:[A-Za-z0-9+/=_-]|\.[A-Za-z0-9])/.test(after);
}

/** Decodes base64, with or without padding, that contains only a key and an optional line end. */
function decodedKey(text: string, [start, end]: Span): string | undefined {
  if (!base64Lengths.includes(end - start)) return undefined;
  const isPart = /[+/_-]/.test(text.charAt(start - 1));
  if (isPart || !/^=?(?![A-Za-z0-9+/=_-])/.test(text.slice(end, end + 2))) return undefined;
  return /^([A-Za-z0-9]{32})\n?$/.exec(atob(text.slice(start, end)))?.[1];
}

const kubernetesSecret = /\bkind["']?\s{0,4}:\s{0,4}["']?Secret\b/;
/** Matches a file in base64, which is longer than a key alone. */
const encodedFile = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{60,65536}={0,2}(?![A-Za-z0-9+/=])/g;

/** Finds keys in files that a Secret of Kubernetes holds in base64, such as a `.env`. */
function* keysInSecretFiles(text: string): Generator<KeyMatch> {
  // Most texts lack the word, and a search for a plain word is faster than one with a pattern.
  if (!text.includes('Secret') || !kubernetesSecret.test(text)) return;
  for (const { 0: encoded, index } of text.matchAll(encodedFile)) {
    if (encoded.length % 4 !== 0) continue;
    for (const [, key] of unknownKeysIn(atob(encoded), '')) yield [index, key];
  }
}
