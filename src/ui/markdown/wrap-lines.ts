import stringWidth from 'string-width';

/** One drawn line. `endsParagraph` is true if the text has a line end there. */
export interface WrappedLine {
  readonly text: string;
  readonly endsParagraph: boolean;
  /** Cells to leave empty before the text, so that it stands below the start of its list item. */
  readonly indent: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// Matches text with one cell per character, which needs no segmenter.
const plain = /^[\x20-\x7e]*$/;

// Chunks are processed in slices of this many units, so that a huge chunk costs no more than many small ones.
const sliceUnits = 256;

// Limits lines of characters without a width, which would never be full: each chunk would measure them again.
const maxUnitsPerCell = 8;

function piecesOf(text: string): Iterable<string> {
  return plain.test(text) ? text : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Returns the end of the first line of `text`, which contains no line end, in UTF-16 units; undefined if it fits. */
function breakAt(text: string, width: number): number | undefined {
  let used = 0;
  let offset = 0;
  let afterSpace = 0;
  for (const piece of piecesOf(text)) {
    const cells = plain.test(piece) ? 1 : stringWidth(piece);
    // A space after the last column is not visible, so it stays on the line.
    const hangs = piece === ' ' && used === width;
    // A piece wider than the line gets a line of its own.
    const isFull = used + cells > width || offset >= width * maxUnitsPerCell;
    if (isFull && offset > 0 && !hangs) return afterSpace > 0 ? afterSpace : offset;
    used += cells;
    offset += piece.length;
    if (piece === ' ') afterSpace = offset;
  }
  return undefined;
}

/**
 * Breaks a growing text into lines of at most `width` cells (plus one invisible space), after a space if there is one.
 * Finished lines are never processed again, so the cost of a chunk depends only on the chunk and the open line. The
 * lines joined, with a line end after each that ends a paragraph, equal the text.
 */
export class LineWrapper {
  readonly width: number;
  readonly #finished: WrappedLine[] = [];
  readonly #item: string | undefined;
  #open = '';
  #indent = 0;

  /** A paragraph that starts with `item`, the sign of a list and its space, continues below the text of the item. */
  constructor(width: number, item?: string) {
    this.width = Math.max(1, width);
    this.#item = item;
  }

  /** Takes the next chunk, which may end anywhere, even inside a character. */
  push(chunk: string): void {
    const [first = '', ...rest] = chunk.split('\n');
    this.#grow(first);
    for (const part of rest) {
      this.#finished.push({ text: this.#open, endsParagraph: true, indent: this.#indent });
      this.#open = '';
      this.#indent = 0;
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
      const end = breakAt(this.#open, this.width - this.#indent);
      if (end === undefined) return;
      const text = this.#open.slice(0, end);
      this.#finished.push({ text, endsParagraph: false, indent: this.#indent });
      this.#open = this.#open.slice(end);
      if (this.#item !== undefined && text.startsWith(this.#item) && this.#startsParagraph()) {
        this.#indent = Math.min(stringWidth(this.#item), this.width >> 1);
      }
    }
  }

  /** Returns true if the last finished line is the first of its paragraph. */
  #startsParagraph(): boolean {
    return this.#finished.at(-2)?.endsParagraph ?? true;
  }

  /** The number of lines, including the open one. */
  get count(): number {
    return this.#finished.length + 1;
  }

  /** Returns lines `from` up to, but not including, `to`. The open line is the last of all lines. */
  slice(from: number, to: number): readonly WrappedLine[] {
    const lines = this.#finished.slice(from, to);
    if (to >= this.count && from < this.count) {
      lines.push({ text: this.#open, endsParagraph: false, indent: this.#indent });
    }
    return lines;
  }
}

/**
 * Breaks a whole text into lines of at most `width` cells, without spaces at their ends. Moves one more word to the last
 * line of a paragraph if a short word would be alone there.
 */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const wrapper = new LineWrapper(width);
    wrapper.push(paragraph);
    const lines = wrapper.slice(0, wrapper.count).map((line) => line.text.trimEnd());
    return withoutLoneWord(lines, wrapper.width);
  });
}

/**
 * Breaks a text like `wrapText`, but never inside a word: a path or an address that is wider than the terminal can still
 * be copied as one.
 */
export function wrapWords(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const [first = '', ...words] = paragraph.split(' ');
    const lines = [first];
    let used = cellsOf(first, width);
    for (const word of words) {
      const cells = cellsOf(word, width);
      const fits = used + 1 + cells <= width;
      if (fits) lines[lines.length - 1] += ` ${word}`;
      else lines.push(word);
      used = fits ? used + 1 + cells : cells;
    }
    return withoutLoneWord(lines, width);
  });
}

/** Returns the cells of a word; Infinity, without measuring it, for a word that is far too long for a line. */
function cellsOf(word: string, width: number): number {
  return word.length > width * maxUnitsPerCell ? Number.POSITIVE_INFINITY : stringWidth(word);
}

/** Maximum width of a word that may not be alone on the last line. */
const maxLoneCells = 12;

function withoutLoneWord(lines: readonly string[], width: number): readonly string[] {
  const [last = '', before = ''] = [lines.at(-1), lines.at(-2)];
  const words = before.split(' ');
  const lastTwo = `${words.at(-1)} ${last}`;
  const isLone = last !== '' && !last.includes(' ') && cellsOf(last, maxLoneCells) <= maxLoneCells;
  // The line before must keep at least two words.
  if (!isLone || words.length < 3 || stringWidth(lastTwo) > width) return lines;
  return [...lines.slice(0, -2), words.slice(0, -1).join(' '), lastTwo];
}
