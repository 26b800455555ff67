import { useRef } from 'react';
import type { CodeLanguage } from '../code/highlight.ts';
import type { Look, Span } from './markdown-state.ts';
import { type Reading, TextLines } from './text-lines.ts';

/** A part of a conversation. A blank line separates it from the next part. */
export type Passage = {
  readonly key: string;
  /** The text so far, which grows at its end. Any other text starts again. */
  readonly text: string;
} & (
  | { readonly kind: 'markdown'; readonly isDone: boolean }
  | { readonly kind: 'plain'; readonly look: Look }
  /** Complete code. Code in an unknown language is not highlighted. */
  | { readonly kind: 'code'; readonly language: CodeLanguage | undefined }
  /** Shows the last line of a growing text on one row, after a label. */
  | { readonly kind: 'last-line'; readonly label: string }
);

/** A text laid out in lines. */
export interface LaidOut {
  readonly count: number;
  /** Returns the spans of lines `from` up to, but not including, `to`. */
  slice(from: number, to: number): readonly (readonly Span[])[];
}

/** All passages laid out in lines. */
export interface LaidOutPassages extends LaidOut {
  /** Returns the first line of a passage, or undefined if there is none with this key. */
  startOf(key: string): number | undefined;
}

/** Previous layout of one passage. */
interface PassageLayout {
  readonly lines: TextLines;
  readonly tail: string;
  readonly kind: Passage['kind'];
}

/** Lays out the passages in lines. Each render lays out only the text that was added since the previous one. */
export function usePassages(
  passages: readonly Passage[],
  width: number,
  bullet: string,
): LaidOutPassages {
  const laidOut = useRef<ReadonlyMap<string, PassageLayout>>(new Map());
  const laid = passages.map((passage) => layOut(passage, laidOut.current, width, bullet));
  laidOut.current = new Map(passages.map(({ key }, at) => [key, laid[at] as PassageLayout]));
  const parts = passages.map((passage, at) => partOf(passage, (laid[at] as PassageLayout).lines));
  return {
    ...joined(parts),
    startOf: (key) => {
      const at = passages.findIndex((passage) => passage.key === key);
      const before = parts.slice(0, at);
      // A blank line follows each passage.
      return at === -1 ? undefined : before.reduce((sum, part) => sum + part.count + 1, 0);
    },
  };
}

function layOut(
  passage: Passage,
  laidOut: ReadonlyMap<string, PassageLayout>,
  columns: number,
  bullet: string,
): PassageLayout {
  const { text, kind } = passage;
  const width = kind === 'last-line' ? Math.max(8, columns - passage.label.length) : columns;
  const known = laidOut.get(passage.key);
  const isDone = kind === 'markdown' && passage.isDone;
  const isContinued =
    known?.kind === kind &&
    known.lines.width === width &&
    (isDone || !known.lines.isEnded) &&
    text.length >= known.lines.units &&
    text.startsWith(known.tail, known.lines.units - known.tail.length);
  const lines = isContinued ? known.lines : new TextLines(width, readingOf(passage, bullet));
  if (text.length > lines.units) lines.push(text.slice(lines.units));
  if (isDone) lines.end();
  return { lines, tail: text.slice(-32), kind };
}

function readingOf(passage: Passage, bullet: string): Reading {
  if (passage.kind === 'markdown') return { bullet };
  if (passage.kind === 'code') {
    return passage.language === undefined ? { look: 'plain' } : { language: passage.language };
  }
  return { look: passage.kind === 'plain' ? passage.look : 'faint' };
}

function partOf(passage: Passage, lines: TextLines): LaidOut {
  if (passage.kind !== 'last-line') return lines;
  const { label } = passage;
  return {
    count: 1,
    slice: () => {
      // A line that has just begun is empty, so show the line before it.
      const last = lines.slice(Math.max(0, lines.count - 2), lines.count);
      const said = last.findLast((spans) => spans.length > 0) ?? [];
      return [[{ text: label, look: 'bold' }, ...said]];
    },
  };
}

/** Joins several parts, with a blank line between each two. */
function joined(parts: readonly LaidOut[]): LaidOut {
  const count = parts.reduce((sum, part) => sum + part.count, Math.max(0, parts.length - 1));
  return {
    count,
    slice: (from, to) => {
      const found: (readonly Span[])[] = [];
      let start = 0;
      for (const part of parts) {
        const end = start + part.count;
        const [first, last] = [Math.max(from, start), Math.min(to, end)];
        if (first < last) found.push(...part.slice(first - start, last - start));
        if (end >= from && end < to && end < count) found.push([]);
        start = end + 1;
      }
      return found;
    },
  };
}
