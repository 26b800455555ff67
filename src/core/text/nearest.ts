/** Returns the name that was probably meant by an unknown word; undefined if none is similar. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const word = bare(given);
  const plain = names.map(bare);
  const same = plain.indexOf(word);
  if (same !== -1 || word.length < 2) return names[same];
  const begun = plain.findIndex((name) => name.startsWith(word));
  const isOnly = begun === plain.findLastIndex((name) => name.startsWith(word));
  if (word.length > 2 && begun !== -1 && isOnly) return names[begun];
  return names[closest(word, plain)];
}

/** Returns the index of the first name with the fewest typos; -1 if all have too many. */
function closest(word: string, names: readonly string[]): number {
  const letters = lettersOf(word);
  let found = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [at, name] of names.entries()) {
    const max = Math.min(maxTypos(word, name), fewest - 1);
    if (name.length < 2) continue;
    const count = typosBetween({ word, letters }, name, max);
    if (count > max) continue;
    found = at;
    fewest = count;
  }
  return found;
}

/** A word to compare with many others. */
export interface TypedWord {
  readonly word: string;
  /** The letters of the word, as `lettersOf` returns them. */
  readonly letters: number;
}

/** Prepares a word for `typosBetween`. */
export function typedWord(word: string): TypedWord {
  return { word, letters: lettersOf(word) };
}

/** Returns the number of typos between two words, up to `max`; a greater number if there are more. */
export function typosBetween({ word, letters }: TypedWord, other: string, max: number): number {
  const beyond = max + 1;
  if (Math.abs(word.length - other.length) > max) return beyond;
  if (minTypos(letters, lettersOf(other)) > max) return beyond;
  return distance(word, other, max);
}

/** Returns the number of typos up to which a name counts as similar: one in three letters, and at least one. */
function maxTypos(word: string, name: string): number {
  return Math.max(1, Math.floor(Math.max(word.length, name.length) / 3));
}

/** Returns a name in lower case, without the dashes of an option. */
function bare(name: string): string {
  return (name.startsWith('-') ? name.replace(/^-+/, '') : name).toLowerCase();
}

/** Returns the letters of a word as a set of 32 bits; several letters may share one bit. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Returns the least possible number of typos, because each typo adds at most one new letter. */
function minTypos(one: number, other: number): number {
  return Math.max(countBits(one & ~other), countBits(other & ~one));
}

function countBits(bits: number): number {
  let left = bits;
  let count = 0;
  for (; left !== 0; count += 1) left &= left - 1;
  return count;
}

/**
 * Returns the number of typos between two words: an extra, missing or different letter, or two swapped neighbours.
 * Stops counting above `max`, because thousands of names are compared between two frames.
 */
function distance(one: string, other: string, max: number): number {
  const beyond = max + 1;
  const width = other.length + 1;
  let before = new Array<number>(width).fill(beyond);
  let above = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = new Array<number>(width).fill(beyond);
    line[0] = row;
    const last = Math.min(other.length, row + max);
    for (let column = Math.max(1, row - max); column <= last; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const straight = (above[column - 1] ?? beyond) + (isSame ? 0 : 1);
      const aside = Math.min(above[column] ?? beyond, line[column - 1] ?? beyond) + 1;
      const swapped = isSwap ? (before[column - 2] ?? beyond) + 1 : beyond;
      line[column] = Math.min(straight, aside, swapped);
    }
    [before, above] = [above, line];
  }
  return above[other.length] ?? beyond;
}
