import { plainCharacters } from './plain-text.ts';

const plainText = new RegExp(`^[\\n\\u0007\\u001B${plainCharacters}]*$`);

/**
 * Replaces `Intl.Segmenter` in the bundle. Creating the first real segmenter loads language data for 8 to 12 ms. Several
 * modules create a segmenter while they load, although the first screen has only plain text.
 */
export class LazySegmenter {
  #real: Intl.Segmenter | undefined;
  readonly #options: ConstructorParameters<typeof Intl.Segmenter>;

  constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
    this.#options = options;
  }

  segment(text: string): Pick<Intl.Segments, 'containing' | typeof Symbol.iterator> {
    const [, { granularity = 'grapheme' } = {}] = this.#options;
    if (granularity === 'grapheme' && plainText.test(text)) return charactersOf(text);
    this.#real ??= new globalThis.Intl.Segmenter(...this.#options);
    return this.#real.segment(text);
  }
}

function charactersOf(input: string) {
  const segments = Array.from(input, (segment, index) => ({ segment, index, input }));
  return {
    containing: (index = 0) => segments[Math.trunc(index)],
    [Symbol.iterator]: () => segments.values(),
  };
}
