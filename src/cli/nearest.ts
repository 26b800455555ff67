/** The name that was probably meant by a word that is none of them; undefined where none comes near. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const word = bare(given);
  const same = names.find((name) => bare(name) === word);
  if (same !== undefined || word.length < 2) return same;
  const begun = word.length < 3 ? [] : names.filter((name) => bare(name).startsWith(word));
  const [first, ...others] = begun;
  if (first !== undefined && others.length === 0) return first;
  const near = names
    .map((name) => ({ name, far: distance(word, bare(name)) }))
    .filter(({ name, far }) => bare(name).length > 1 && far <= allowed(word, bare(name)))
    .sort((one, other) => one.far - other.far);
  return near[0]?.name;
}

/** One slip in three letters, and one at least. */
function allowed(word: string, name: string): number {
  return Math.max(1, Math.floor(Math.max(word.length, name.length) / 3));
}

function bare(name: string): string {
  return name.replace(/^-+/, '').toLowerCase();
}

/** Slips between two words: a letter too many, too few, another one, or two neighbours exchanged. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        at(above, column) + 1,
        at(line, column - 1) + 1,
        at(above, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, above] = [above, line];
  }
  return at(above, other.length);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
