export type Look = 'plain' | 'bold' | 'italic' | 'code' | 'faint';

/** A piece of text that looks one way. A line end is a span of its own. */
export interface Span {
  readonly text: string;
  readonly look: Look;
}

/** Where in an answer the reading stands. */
export interface Place {
  /** What the line is; at its start that is not known yet. */
  readonly line: 'start' | 'text' | 'heading' | 'code' | 'fence';
  /** Between two lines of three backticks. */
  readonly isFenced: boolean;
  readonly look: 'plain' | 'bold' | 'italic';
  /** The sign that ends an italic. */
  readonly closer: '*' | '_';
  readonly isCode: boolean;
  /** The character before; empty at the start of a line. */
  readonly last: string;
}

/** So many units of the text are dealt with: what is shown for them, and where that leads. */
export interface Taken {
  readonly length: number;
  readonly spans: readonly Span[];
  readonly next: Place;
}

export interface ReadingOptions {
  /** Stands before an item of a list. */
  readonly bullet: string;
  /** No more text comes: what could still have become something is what it is. */
  readonly isLast: boolean;
}
