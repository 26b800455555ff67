/** The name that was probably meant by a word that is none of them; undefined where none comes near. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const word = bare(given);
  const same = names.find((name) => bare(name) === word);
  if (same !== undefined || word.length < 2) return same;
  const begun = word.length < 3 ? [] : names.filter((name) => bare(name).startsWith(word));
  const [first, ...others] = begun;
  if (first !== undefined && others.length === 0) return first;
  return closest(word, names);
}

/** The first of those with the fewest slips, where they are not too many. */
function closest(word: string, names: readonly string[]): string | undefined {
  let found: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const other = bare(name);
    if (other.length < 2) continue;
    const far = distance(word, other, Math.min(allowed(word, other), fewest - 1));
    if (far === undefined) continue;
    found = name;
    fewest = far;
  }
  return found;
}

/** One slip in three letters, and one at least. */
function allowed(word: string, name: string): number {
  return Math.max(1, Math.floor(Math.max(word.length, name.length) / 3));
}

function bare(name: string): string {
  return name.replace(/^-+/, '').toLowerCase();
}

/**
 * Slips between two words: a letter too many, too few, another one, or two neighbours exchanged. Undefined where they
 * are more than `most`, which is found out early: thousands of names are compared between two frames.
 */
function distance(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const slips = Math.min(
        at(above, column) + 1,
        at(line, column - 1) + 1,
        at(above, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      line[column] = slips;
      least = Math.min(least, slips);
    }
    // An exchange reaches back over one line.
    if (least > most && Math.min(...above) > most) return undefined;
    [before, above] = [above, line];
  }
  const slips = at(above, other.length);
  return slips > most ? undefined : slips;
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
