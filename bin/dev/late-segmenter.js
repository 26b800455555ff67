import { narrow } from './narrow.js';

/** Line ends and the signs of escape sequences stand in texts as well, each alone too. */
const simple = new RegExp(`^[\\n\\u0007\\u001B${narrow}]*$`);

/**
 * Stands for `Intl.Segmenter` where a module makes one as it is loaded. For the first of them Node reads the data of a
 * language; the texts of most starts need none.
 */
export class LateSegmenter {
  /** @type {Intl.Segmenter | undefined} */
  #made;
  /** @type {ConstructorParameters<typeof Intl.Segmenter>} */
  #args;

  /** @param {ConstructorParameters<typeof Intl.Segmenter>} args */
  constructor(...args) {
    this.#args = args;
  }

  /**
   * @param {string} text
   * @returns {Pick<Intl.Segments, 'containing' | typeof Symbol.iterator>}
   */
  segment(text) {
    const [, { granularity = 'grapheme' } = {}] = this.#args;
    if (granularity === 'grapheme' && simple.test(text)) {
      return eachAlone(text);
    }
    this.#made ??= new Intl.Segmenter(...this.#args);
    return this.#made.segment(text);
  }
}

/** @param {string} text */
function eachAlone(text) {
  const segments = Array.from(text, (segment, index) => ({ segment, index, input: text }));
  return {
    containing: (index = 0) => segments[Math.trunc(index)],
    [Symbol.iterator]: () => segments[Symbol.iterator](),
  };
}
