/** One entry of a file that holds a key: its value, and the range to remove from the text. */
export interface Entry {
  readonly value: string;
  /** Offsets into the text: of the first character to remove, and of the first character after the entry. */
  readonly start: number;
  readonly end: number;
}

/** Finds the entries in the text of a file, in order. The tool uses the last one. */
export type FindEntries = (text: string) => readonly Entry[];

/** Returns the text without the entries of this value; the same text if there are none. */
export function withoutValue(text: string, value: string, find: FindEntries): string {
  let rest = text;
  for (;;) {
    const entries = find(rest).filter((each) => each.value === value);
    if (entries.length === 0) return rest;
    // Remove every second entry and search again, because the comma to remove with an entry depends on its neighbours.
    rest = without(
      rest,
      entries.filter((_, at) => at % 2 === 0),
    );
  }
}

function without(text: string, entries: readonly Entry[]): string {
  const starts = [0, ...entries.map(({ end }) => end)];
  const ends = [...entries.map(({ start }) => start), text.length];
  return starts.map((start, at) => text.slice(start, ends[at])).join('');
}
