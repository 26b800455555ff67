/** One entry of a file that holds a key: its value, and the range to remove from the text. */
export interface Entry {
  readonly value: string;
  /** Offsets into the text; `end` is the first that stays. */
  readonly start: number;
  readonly end: number;
}

/** Finds the entries in the text of a file, in order. The tool uses the last one. */
export type FindEntries = (text: string) => readonly Entry[];

/** Returns the text without the entries of this value; the same text if there are none. */
export function withoutValue(text: string, value: string, find: FindEntries): string {
  let rest = text;
  for (;;) {
    // Searches again after each removal, which moves the other entries and may change which comma belongs to a
    // neighbour.
    const entry = find(rest).find((each) => each.value === value);
    if (entry === undefined) return rest;
    rest = rest.slice(0, entry.start) + rest.slice(entry.end);
  }
}
