import fc from 'fast-check';

/** The range of surrogates, which are not characters. */
const [firstHalf, halves] = [0xd800, 0x800];
const last = 0x10ffff - halves;

/**
 * Generates any Unicode character, as the unit of a text. fast-check's own arbitrary builds a map of all of them, which
 * takes longer than most tests.
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
