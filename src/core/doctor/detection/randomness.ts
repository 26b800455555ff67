/** Bits per character. 32 characters drawn at random have about 4.5. */
const minEntropy = 3.5;
/** Characters in alphabetical order, of which examples often consist: `abcdefghijkl`. */
const maxInOrder = 12;
/** Changes between capitals, small letters and digits: 19 in a random key, 29 at most in all but one of 10,000. */
const maxChangesOfName = 14;
const minChangesOfPattern = 30;
/** Average length of runs of lower-case letters: 1.7 in a random key, 3 or more in names made of words. */
const minRunOfName = 2.8;
/** Runs of digits: 4 in a random key. */
const maxNumbersOfName = 2;

/** Words in placeholders. Shorter words would occur in random keys by chance. */
const words =
  'your mistral placeholder example sample dummy fake test change replace insert enter paste secret token here todo lorem value apikey';
/** Matches these words as people write them: in lower case, with a capital, or in capitals. */
const placeholder = new RegExp(
  words
    .split(' ')
    .flatMap((word) => [word, (word[0] ?? '').toUpperCase() + word.slice(1), word.toUpperCase()])
    .join('|'),
);

/** Returns true for 32 letters and digits that neither a person nor a hash function would write. */
export function isRandom(token: string): boolean {
  if (!/[a-z]/.test(token) || !/[A-Z]/.test(token) || !isUnordered(token)) return false;
  return !isName(token) && !isPattern(token);
}

/**
 * Returns true for a value random enough to be a key under the name of a key. About one random key in 300 looks like
 * words and is accepted there.
 */
export function isRandomEnoughForName(token: string): boolean {
  return isUnordered(token) && !placeholder.test(token) && !/^[a-z]+$|^[A-Z]+$/.test(token);
}

/** Returns false for hex digests, repeated characters and stretches of the alphabet. */
function isUnordered(token: string): boolean {
  if (/^[0-9a-f]+$/i.test(token)) return false;
  return entropyOf(token) >= minEntropy && countInOrder(token) < maxInOrder;
}

/** Returns true for joined words: `createChatCompletionStreamOptions`. */
function isName(token: string): boolean {
  const runs = token.match(/[a-z]+/g) ?? [];
  const letters = runs.reduce((sum, { length }) => sum + length, 0);
  const numbers = token.match(/\d+/g) ?? [];
  if (numbers.length > maxNumbersOfName || letters < minRunOfName * runs.length) return false;
  return changesIn(token) <= maxChangesOfName;
}

/** Returns true for small letters and capitals that were typed in turn: `QwErTyUiOp`. */
function isPattern(token: string): boolean {
  return token.replaceAll(/\D/g, '').length < 2 && changesIn(token) >= minChangesOfPattern;
}

function changesIn(token: string): number {
  const kinds = [...token].map(kindOf);
  return kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
}

function kindOf(character: string): 'digit' | 'upper' | 'lower' {
  if (character < 'A') return 'digit';
  return character < 'a' ? 'upper' : 'lower';
}

/** Returns the Shannon entropy of the characters, in bits per character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Counts the characters that are the next letter or digit after the character before them. */
function countInOrder(text: string): number {
  const small = text.toLowerCase();
  let count = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (small.charCodeAt(at) - small.charCodeAt(at - 1) === 1) count += 1;
  }
  return count;
}
