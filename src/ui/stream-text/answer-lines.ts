import { type MarkdownState, markdownLine, markdownStart, type Span } from './markdown-line.ts';
import { LineWrapper } from './wrap-lines.ts';

/** The lines of a growing answer, ready to draw. */
export class AnswerLines {
  readonly width: number;
  readonly #bullet: string;
  readonly #wrapper: LineWrapper;
  // What is open where each line begins; one for each finished line, and one for the open line.
  readonly #states: MarkdownState[] = [markdownStart];
  #units = 0;

  constructor(width: number, bullet: string) {
    this.width = width;
    this.#bullet = bullet;
    this.#wrapper = new LineWrapper(width);
  }

  /** UTF-16 units of the text taken so far. */
  get units(): number {
    return this.#units;
  }

  get count(): number {
    return this.#wrapper.count;
  }

  /** Takes the next chunk of the answer. Tabs become spaces; other control characters are dropped. */
  push(chunk: string): void {
    this.#units += chunk.length;
    this.#wrapper.push(chunk.replaceAll('\t', '  ').replace(/[\0-\x09\x0b-\x1f\x7f-\x9f]/g, ''));
    const known = this.#states.length - 1;
    for (const line of this.#wrapper.slice(known, this.count - 1)) {
      const state = this.#states.at(-1) ?? markdownStart;
      this.#states.push(markdownLine(line, state, this.#bullet).next);
    }
  }

  /** The spans of lines `from` up to, but without, `to`. */
  slice(from: number, to: number): readonly (readonly Span[])[] {
    return this.#wrapper
      .slice(from, to)
      .map(
        (line, row) =>
          markdownLine(
            { ...line, text: line.text.replace(/ $/, '') },
            this.#states[from + row] ?? markdownStart,
            this.#bullet,
          ).spans,
      );
  }
}
