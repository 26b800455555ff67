import stringWidth from 'string-width';

/** One drawn line. `endsParagraph` is true where the text itself has a line end there. */
export interface WrappedLine {
  readonly text: string;
  readonly endsParagraph: boolean;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// Text of this kind is one cell a character, and needs no segmenter.
const plain = /^[\x20-\x7e]*$/;

// Longer chunks are taken in slices of this many units, so that a huge one costs no more than many small ones.
const sliceUnits = 256;

function piecesOf(text: string): Iterable<string> {
  return plain.test(text) ? text : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Returns the end of the first line of `text`, which holds no line end, in UTF-16 units; undefined if it fits. */
function breakAt(text: string, width: number): number | undefined {
  let used = 0;
  let offset = 0;
  let afterSpace = 0;
  for (const piece of piecesOf(text)) {
    const cells = plain.test(piece) ? 1 : stringWidth(piece);
    // The space after a word that just fits hangs over the edge, unseen.
    const hangs = piece === ' ' && used === width;
    // A piece wider than the whole line still has to stand somewhere: alone.
    if (used + cells > width && offset > 0 && !hangs) return afterSpace > 0 ? afterSpace : offset;
    used += cells;
    offset += piece.length;
    if (piece === ' ') afterSpace = offset;
  }
  return undefined;
}

/**
 * Breaks a growing text into lines of at most `width` cells (and one unseen space), after a space where there is one. A
 * finished line is never looked at again, so that a chunk costs what it and the open line hold, however long the text
 * has become. The lines joined, with a line end after each that ends a paragraph, are the text.
 */
export class LineWrapper {
  readonly width: number;
  readonly #finished: WrappedLine[] = [];
  #open = '';

  constructor(width: number) {
    this.width = Math.max(1, width);
  }

  /** Takes the next chunk. It may end anywhere, even inside a character. */
  push(chunk: string): void {
    const [first = '', ...rest] = chunk.split('\n');
    this.#grow(first);
    for (const part of rest) {
      this.#finished.push({ text: this.#open, endsParagraph: true });
      this.#open = '';
      this.#grow(part);
    }
  }

  #grow(part: string): void {
    for (let start = 0; start < part.length; start += sliceUnits) {
      this.#open += part.slice(start, start + sliceUnits);
      this.#finishLines();
    }
  }

  #finishLines(): void {
    for (;;) {
      const end = breakAt(this.#open, this.width);
      if (end === undefined) return;
      this.#finished.push({ text: this.#open.slice(0, end), endsParagraph: false });
      this.#open = this.#open.slice(end);
    }
  }

  /** The number of lines, the open one counted. */
  get count(): number {
    return this.#finished.length + 1;
  }

  /** Lines `from` up to, but without, `to`; the open one is the last. */
  slice(from: number, to: number): readonly WrappedLine[] {
    const lines = this.#finished.slice(from, to);
    if (to >= this.count && from < this.count) {
      lines.push({ text: this.#open, endsParagraph: false });
    }
    return lines;
  }
}

/** A whole text in lines of at most `width` cells, without the unseen spaces. */
export function wrapText(text: string, width: number): readonly string[] {
  const wrapper = new LineWrapper(width);
  wrapper.push(text);
  return wrapper.slice(0, wrapper.count).map((line) => line.text.trimEnd());
}
