import { takeInline } from './markdown-inline.ts';
import { takeStart } from './markdown-start.ts';
import type { Place, ReadingOptions, Span, Taken } from './markdown-state.ts';

const lineStart: Place = {
  line: 'start',
  isFenced: false,
  look: 'plain',
  closer: '*',
  isCode: false,
  last: '',
};

/** Maximum number of characters held back. Each chunk reads them again, which would be slow with more of them. */
const maxHeld = 1_000;

/**
 * Reads the Markdown of an answer as it streams and returns the text to show: headings and **bold** in bold, *italic*,
 * `code` in a style of its own, items with a bullet, links as text (address), and everything else unchanged. Returned
 * text never changes: a sign whose meaning depends on the following text is held back until that arrives.
 */
export class MarkdownFlow {
  readonly #bullet: string;
  #rest = '';
  #place = lineStart;

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

  #take(isLast: boolean): Taken | undefined {
    return take(this.#rest, this.#place, { bullet: this.#bullet, isLast });
  }

  #read(isLast: boolean): readonly Span[] {
    const spans: Span[] = [];
    for (;;) {
      const taken =
        this.#take(isLast) ?? (this.#rest.length > maxHeld ? this.#take(true) : undefined);
      if (taken === undefined) return spans;
      spans.push(...taken.spans);
      this.#rest = this.#rest.slice(taken.length);
      this.#place = taken.next;
    }
  }
}

/** Returns the next piece of `rest`, or undefined if it depends on text that has not arrived. */
function take(rest: string, place: Place, options: ReadingOptions): Taken | undefined {
  if (rest === '') return undefined;
  if (rest.startsWith('\n')) {
    const isFenced = place.line === 'fence' ? !place.isFenced : place.isFenced;
    return {
      length: 1,
      spans: [{ text: '\n', look: 'plain' }],
      next: { ...lineStart, isFenced },
    };
  }
  switch (place.line) {
    case 'start':
      return takeStart(rest, place, options);
    case 'code':
    case 'fence':
      return takeVerbatim(rest, place);
    case 'text':
    case 'heading':
      return takeInline(rest, place, options);
  }
}

function takeVerbatim(rest: string, place: Place): Taken {
  const text = /^[^\n]+/.exec(rest)?.[0] ?? '';
  const look = place.line === 'fence' ? 'faint' : 'code';
  return { length: text.length, spans: [{ text, look }], next: place };
}
