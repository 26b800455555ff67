import { type CodeLanguage, highlight } from '../code/highlight.ts';
import { MarkdownFlow } from './markdown-flow.ts';
import type { Look, Span } from './markdown-state.ts';
import { LineWrapper } from './wrap-lines.ts';

/** Format of a text: Markdown with the sign shown before items, complete code, or plain text in one style. */
export type Reading =
  | { readonly bullet: string }
  | { readonly language: CodeLanguage }
  | { readonly look: Look };

/** A run of shown text in one style, up to the offset `end` in UTF-16 units. */
interface Run {
  readonly end: number;
  readonly look: Look;
}

/** Lines of a growing text, ready to draw. */
export class TextLines {
  readonly width: number;
  readonly #look: Look;
  readonly #flow: MarkdownFlow | undefined;
  readonly #language: CodeLanguage | undefined;
  readonly #wrapper: LineWrapper;
  readonly #runs: Run[] = [];
  // Offset of each line in the shown text. The last offset belongs to the open line.
  readonly #starts: number[] = [0];
  #units = 0;
  #isEnded = false;

  constructor(width: number, reading: Reading) {
    this.width = width;
    this.#look = 'look' in reading ? reading.look : 'plain';
    this.#flow = 'bullet' in reading ? new MarkdownFlow(reading.bullet) : undefined;
    this.#language = 'language' in reading ? reading.language : undefined;
    this.#wrapper = new LineWrapper(width, 'bullet' in reading ? `${reading.bullet} ` : undefined);
  }

  /** Number of UTF-16 units of the text taken so far. */
  get units(): number {
    return this.#units;
  }

  /** True if the text is complete. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  get count(): number {
    return this.#wrapper.count;
  }

  /** Takes the next chunk of the text. Replaces tabs by spaces and drops other control characters. */
  push(chunk: string): void {
    this.#units += chunk.length;
    const clean = chunk.replaceAll('\t', '  ').replace(/[\0-\x09\x0b-\x1f\x7f-\x9f]/g, '');
    this.#show(this.#flow?.push(clean) ?? this.#spansOfText(clean));
  }

  #spansOfText(text: string): readonly Span[] {
    return this.#language === undefined
      ? [{ text, look: this.#look }]
      : highlight(text, this.#language);
  }

  /** Completes the text: adds what was held back. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#show(this.#flow?.end() ?? []);
  }

  #show(spans: readonly Span[]): void {
    for (const { text, look } of spans) {
      if (text === '') continue;
      const before = this.#runs.at(-1);
      const end = (before?.end ?? 0) + text.length;
      if (before?.look === look) this.#runs[this.#runs.length - 1] = { end, look };
      else this.#runs.push({ end, look });
    }
    this.#wrapper.push(spans.map(({ text }) => text).join(''));
    const known = this.#starts.length - 1;
    for (const { text, endsParagraph } of this.#wrapper.slice(known, this.count - 1)) {
      this.#starts.push((this.#starts.at(-1) ?? 0) + text.length + (endsParagraph ? 1 : 0));
    }
  }

  /** Returns the spans of lines `from` up to, but not including, `to`. */
  slice(from: number, to: number): readonly (readonly Span[])[] {
    return this.#wrapper.slice(from, to).map(({ text, indent }, row) => {
      const spans = this.#spansOf(text.replace(/ $/, ''), this.#starts[from + row] ?? 0);
      const isIndented = indent > 0 && spans.length > 0;
      return isIndented ? [{ text: ' '.repeat(indent), look: 'plain' as const }, ...spans] : spans;
    });
  }

  #spansOf(text: string, start: number): readonly Span[] {
    const spans: Span[] = [];
    let at = 0;
    for (let run = this.#runAt(start); at < text.length; run += 1) {
      const { end, look } = this.#runs[run] ?? { end: start + text.length, look: this.#look };
      const next = Math.min(text.length, end - start);
      spans.push({ text: text.slice(at, next), look });
      at = next;
    }
    return spans;
  }

  /** Returns the index of the first run that ends after `offset`. */
  #runAt(offset: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
