/** One entry of a file that holds a key: its value, and what to cut out of the text to take it away. */
export interface Entry {
  readonly value: string;
  /** Offsets into the text; `end` is the first that stays. */
  readonly start: number;
  readonly end: number;
}

/** Finds the entries of a file's text, in order. The last one is the one that counts for the tool. */
export type FindEntries = (text: string) => readonly Entry[];

/** The text without the entries of this value; the same text where there are none. */
export function withoutValue(text: string, value: string, find: FindEntries): string {
  let rest = text;
  for (;;) {
    // Cutting one entry moves the others, and may give a neighbour another comma to take along.
    const entry = find(rest).find((each) => each.value === value);
    if (entry === undefined) return rest;
    rest = rest.slice(0, entry.start) + rest.slice(entry.end);
  }
}
