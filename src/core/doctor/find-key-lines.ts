import type { Secret } from '../../services/ports/secret.ts';

/** A line of a text that holds a key. */
export interface KeyLine {
  /** From 1. */
  readonly line: number;
  /** The key, but for its last four characters. */
  readonly masked: string;
}

/**
 * The lines of a text that hold a Mistral key: one that is known, or 32 letters and digits by chance alone that stand
 * where a Mistral key would. Keys have no prefix to tell them by, so what is around them must: hex digests, ids, and
 * names of 32 letters are none.
 */
export function findKeyLines(text: string, known: readonly Secret[]): readonly KeyLine[] {
  const found = new Map<number, string>();
  for (const secret of known) for (const at of placesOf(secret, text)) found.set(at, mask(secret));
  if (mistralWord.test(text)) {
    for (const { 0: token, index } of text.matchAll(tokens)) {
      if (!found.has(index) && isRandom(token) && isKeyPlace(text, index)) {
        found.set(index, `••••${token.slice(-4)}`);
      }
    }
  }
  return [...found].toSorted(([one], [other]) => one - other).map(inLine(text));
}

/** True for a text in which it can be worth to look line by line. Quick. */
export function mayHoldKey(text: string, known: readonly Secret[]): boolean {
  return mistralWord.test(text) || known.some((secret) => text.includes(secret.reveal()));
}

const mistralWord = /mistral|codestral/i;

/** 32 letters and digits that are not part of more: base64, a UUID, a path, a token of another service. */
const tokens =
  /(?:(?<![A-Za-z0-9+/_.-])|(?<=\\[nrt])|(?<=%20))[A-Za-z0-9]{32}(?![A-Za-z0-9+/=_-]|\.[A-Za-z0-9])/g;

/** A short text would be found everywhere. */
const shortestKnown = 16;

function* placesOf(secret: Secret, text: string): Generator<number> {
  if (secret.length < shortestKnown) return;
  const wanted = secret.reveal();
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    yield at;
  }
}

function mask(secret: Secret): string {
  return `••••${secret.lastFour}`;
}

/** Names in one word, as programs write them. */
const camelCase = /^[A-Z]?[a-z]{2,}(?:[A-Z][a-z]{2,}|\d{1,4}[a-z]*)+$/;
const minDigits = 2;
/** Bits a character: of 32 drawn by chance, it is about 4.5. */
const minEntropy = 3.5;
/** `abcdefghijkl` is what examples are made of. */
const mostInOrder = 12;

/** True for what no person and no digest would write. */
export function isRandom(token: string): boolean {
  if (token.replaceAll(/\D/g, '').length < minDigits) return false;
  if (/^[0-9a-f]+$/i.test(token) || camelCase.test(token)) return false;
  return entropyOf(token) >= minEntropy && inOrder(token) < mostInOrder;
}

function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()]
    .map((count) => count / text.length)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
}

/** How many characters follow the one before them in the alphabet, or among the digits. */
function inOrder(text: string): number {
  return [...text].filter((_, at) => at > 0 && text.charCodeAt(at) - text.charCodeAt(at - 1) === 1)
    .length;
}

const tokenLength = 32;
/** Letters of a line in which a word belongs to what stands beside it. */
const besides = 160;
/** Letters above and below in which a word still says what a key is for. */
const around = 4_000;

/** What is said to be something else. */
const otherLabel =
  /(?:sha\d*|md5|hash|digest|checksum|etag|integrity|nonce|fingerprint|commit|revision|salt|signature|(?:^|[^a-z])u?u?id|[a-z]Id)["']?\s*[:=]\s*["'`]?$/i;

/** A name that says no more than that it is a key. */
const plainLabel =
  /(?:^|[^a-z0-9_-])-{0,2}(?:(?:my|the|x|ai|llm|api|auth|access|secret|client|default)[_-]?)*(?:api_?-?key|key|token|secret|bearer)[_-]?\d*["'\])]{0,2}(?:\s*:\s*\w+(?=\s*=))?\s*(?::=|=>|[:=,(]|\s)\s*["'`]?$/i;

/** True where a Mistral key would stand. */
function isKeyPlace(text: string, at: number): boolean {
  const end = at + tokenLength;
  const lineBegin = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(Math.max(lineBegin, at - besides), at);
  const after = text.slice(end, Math.min(lineEnd === -1 ? text.length : lineEnd, end + besides));
  if (otherLabel.test(before)) return false;
  if (mistralWord.test(before) || mistralWord.test(after)) return true;
  const near = text.slice(Math.max(0, at - around), end + around);
  if (plainLabel.test(before)) return mistralWord.test(near);
  // `new Mistral(` and the key on a line of its own.
  const above = text.slice(text.lastIndexOf('\n', lineBegin - 2) + 1, lineBegin);
  return /^\s*["'`]$/.test(before) && mistralWord.test(above.slice(-besides));
}

/** Makes lines of places that come in order, counting each line end once. */
function inLine(text: string): (found: readonly [at: number, masked: string]) => KeyLine {
  let line = 1;
  let counted = 0;
  return ([at, masked]) => {
    for (let end = text.indexOf('\n', counted); end !== -1 && end < at; ) {
      line += 1;
      counted = end + 1;
      end = text.indexOf('\n', counted);
    }
    return { line, masked };
  };
}
