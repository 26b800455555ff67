/** Contains 1 at the character codes of ASCII letters and digits. */
const isAlphanumeric = new Uint8Array(65_536);
for (const [first, last] of ['09', 'AZ', 'az'] as const) {
  isAlphanumeric.fill(1, first?.charCodeAt(0), (last?.charCodeAt(0) ?? 0) + 1);
}

/** Start and end (exclusive) of a range of text. */
export type Span = readonly [start: number, end: number];

/**
 * Yields the longest runs of ASCII letters and digits with at least `min` characters. Examines only every `min`th
 * character of text without such runs, so it is several times faster than a regular expression, and examines no
 * character more than twice.
 */
export function* alphanumericRuns(text: string, min: number): Generator<Span> {
  for (let start = 0; start + min <= text.length; ) {
    let last = start + min - 1;
    while (isAlphanumericAt(text, last)) last -= 1;
    if (last >= start) {
      start = last + 1;
      continue;
    }
    let end = start + min;
    while (isAlphanumericAt(text, end)) end += 1;
    yield [start, end];
    start = end + 1;
  }
}

function isAlphanumericAt(text: string, at: number): boolean {
  return isAlphanumeric[text.charCodeAt(at)] === 1;
}

/** Returns the positions of every match of a global pattern, in order. */
export function positionsOf(text: string, pattern: RegExp): readonly number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}

/** Returns true if one of the ascending positions is within `distance` of `at`. */
export function isNear(positions: readonly number[], at: number, distance: number): boolean {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < at - distance) low = middle + 1;
    else high = middle;
  }
  return (positions[low] ?? Number.POSITIVE_INFINITY) <= at + distance;
}

/** Returns a function that returns the line of a position. It must be called with ascending positions. */
export function lineCounter(text: string, firstLine: number): (at: number) => number {
  let line = firstLine;
  let next = text.indexOf('\n');
  return (at) => {
    while (next !== -1 && next < at) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
