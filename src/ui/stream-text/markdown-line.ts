import type { WrappedLine } from './wrap-lines.ts';

/** A piece of a line that looks one way. */
export interface Span {
  readonly text: string;
  readonly look: 'plain' | 'bold' | 'code';
}

/** What is still open where a line begins. */
export interface MarkdownState {
  /** Inside a block between two lines of three backticks. */
  readonly isFenced: boolean;
  /** What the line before left open, where this one goes on with its paragraph. */
  readonly open?: 'heading' | 'bold' | 'code' | 'plain';
}

export const markdownStart: MarkdownState = { isFenced: false };

/** The spans of one line, and what is open at its end. */
export interface MarkdownLine {
  readonly spans: readonly Span[];
  readonly next: MarkdownState;
}

const markers = /(\*\*|`)/;

/** Adds a span, to the one before where both look the same. */
function addSpan(spans: Span[], { text, look }: Span): void {
  const before = spans.at(-1);
  if (before?.look === look) spans[spans.length - 1] = { text: before.text + text, look };
  else spans.push({ text, look });
}

/** Splits at `**` and backticks, which are dropped. Inside code, `**` is text. */
function inlineSpans(text: string, first: Span['look']): { spans: Span[]; last: Span['look'] } {
  const spans: Span[] = [];
  let look = first;
  for (const part of text.split(markers)) {
    if (part === '`') look = look === 'code' ? 'plain' : 'code';
    else if (part === '**' && look !== 'code') look = look === 'bold' ? 'plain' : 'bold';
    else if (part !== '') addSpan(spans, { text: part, look });
  }
  return { spans, last: look };
}

function withBullet(text: string, bullet: string): string {
  return text.replace(/^(\s*)[-*] (?=\S)/, `$1${bullet} `);
}

/**
 * The little of Markdown that an answer in a terminal needs: headings and **bold** become bold, `code` is set apart,
 * items get a bullet. Markers are dropped; whatever is not understood is shown as it came.
 */
export function markdownLine(
  { text, endsParagraph }: WrappedLine,
  state: MarkdownState,
  bullet: string,
): MarkdownLine {
  const goesOn = state.open !== undefined;
  const after = (open: NonNullable<MarkdownState['open']>, isFenced = false): MarkdownState =>
    endsParagraph ? { isFenced } : { isFenced, open };

  if (!goesOn && /^\s*```/.test(text)) {
    return { spans: [{ text, look: 'code' }], next: after('code', !state.isFenced) };
  }
  if (state.isFenced) {
    return { spans: [{ text, look: 'code' }], next: after('code', true) };
  }
  const heading = goesOn ? undefined : /^#{1,6} +(.*)$/.exec(text)?.[1];
  if (heading !== undefined || state.open === 'heading') {
    const plain = (heading ?? text).replaceAll('**', '');
    return { spans: [{ text: plain, look: 'bold' }], next: after('heading') };
  }
  const first = state.open === 'bold' || state.open === 'code' ? state.open : 'plain';
  const { spans, last } = inlineSpans(goesOn ? text : withBullet(text, bullet), first);
  return { spans, next: after(last) };
}
