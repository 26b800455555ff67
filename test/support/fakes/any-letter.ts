import fc from 'fast-check';

/** Half pairs, which are no letters, come here. */
const [firstHalf, halves] = [0xd800, 0x800];
const last = 0x10ffff - halves;

/**
 * Any letter of Unicode, as the unit of a text. The one that fast-check has for that is found by a map of them all, which
 * takes longer to make than most tests do.
 */
export const anyLetter = fc.integer({ min: 0, max: last }).map(
  (place) => String.fromCodePoint(place < firstHalf ? place : place + halves),
  (letter) => {
    const point = typeof letter === 'string' ? letter.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== letter) throw new Error('No letter');
    if (point >= firstHalf && point < firstHalf + halves) throw new Error('Half a pair');
    return point < firstHalf ? point : point - halves;
  },
);
