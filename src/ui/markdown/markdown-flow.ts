import { takeInline } from './markdown-inline.ts';
import { takeStart } from './markdown-start.ts';
import type { ParsedPiece, ParserState, ReadingOptions, Span } from './markdown-state.ts';

const lineStart: ParserState = {
  line: 'start',
  isFenced: false,
  look: 'plain',
  closer: '*',
  isCode: false,
  last: '',
};

/** Maximum number of characters held back. They are read again with each chunk, which would be slow for more of them. */
const maxHeld = 1_000;

/**
 * Reads the Markdown of an answer as it streams and returns the text to show: headings and **bold** in bold, *italic*,
 * `code` in a style of its own, items with a bullet, links as text (address), and everything else unchanged. Returned
 * text never changes: a sign whose meaning depends on the following text is held back until that text arrives.
 */
export class MarkdownFlow {
  readonly #bullet: string;
  #rest = '';
  #state = lineStart;

  constructor(bullet: string) {
    this.#bullet = bullet;
  }

  /** Takes the next chunk of the text. */
  push(piece: string): readonly Span[] {
    this.#rest += piece;
    return this.#read(false);
  }

  /** Returns the held-back text at the end of the answer. */
  end(): readonly Span[] {
    return this.#read(true);
  }

  #take(isLast: boolean): ParsedPiece | undefined {
    return take(this.#rest, this.#state, { bullet: this.#bullet, isLast });
  }

  #read(isLast: boolean): readonly Span[] {
    const spans: Span[] = [];
    for (;;) {
      const taken =
        this.#take(isLast) ?? (this.#rest.length > maxHeld ? this.#take(true) : undefined);
      if (taken === undefined) return spans;
      spans.push(...taken.spans);
      this.#rest = this.#rest.slice(taken.length);
      this.#state = taken.next;
    }
  }
}

/** Returns the next piece of `rest`, or undefined if it depends on text that has not arrived. */
function take(rest: string, state: ParserState, options: ReadingOptions): ParsedPiece | undefined {
  if (rest === '') return undefined;
  if (rest.startsWith('\n')) {
    const isFenced = state.line === 'fence' ? !state.isFenced : state.isFenced;
    return {
      length: 1,
      spans: [{ text: '\n', look: 'plain' }],
      next: { ...lineStart, isFenced },
    };
  }
  switch (state.line) {
    case 'start':
      return takeStart(rest, state, options);
    case 'code':
    case 'fence':
      return takeVerbatim(rest, state);
    case 'text':
    case 'heading':
      return takeInline(rest, state, options);
  }
}

function takeVerbatim(rest: string, state: ParserState): ParsedPiece {
  const text = /^[^\n]+/.exec(rest)?.[0] ?? '';
  const look = state.line === 'fence' ? 'faint' : 'code';
  return { length: text.length, spans: [{ text, look }], next: state };
}
