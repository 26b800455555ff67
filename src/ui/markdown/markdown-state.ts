/** Style of a piece of text. */
export type Look = 'plain' | 'bold' | 'italic' | 'code' | 'string' | 'faint';

/** A piece of text in one style. A line end is a separate span. */
export interface Span {
  readonly text: string;
  readonly look: Look;
}

/** State of the parser at a position in an answer. */
export interface ParserState {
  /** Kind of the line; `start` until it is known. */
  readonly line: 'start' | 'text' | 'heading' | 'code' | 'fence';
  /** True between two lines of three backticks. */
  readonly isFenced: boolean;
  readonly look: 'plain' | 'bold' | 'italic';
  /** The sign that ends an italic. */
  readonly closer: '*' | '_';
  readonly isCode: boolean;
  /** The previous character; empty at the start of a line. */
  readonly last: string;
}

/** A parsed piece: its length in UTF-16 units, the spans to show, and the state after it. */
export interface ParsedPiece {
  readonly length: number;
  readonly spans: readonly Span[];
  readonly next: ParserState;
}

/** Options of the parser. */
export interface ReadingOptions {
  /** Shown before an item of a list. */
  readonly bullet: string;
  /** True if no more text follows: incomplete marks are then plain text. */
  readonly isLast: boolean;
}
