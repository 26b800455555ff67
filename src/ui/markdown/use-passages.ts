import { useRef } from 'react';
import type { Look, Span } from './markdown-state.ts';
import { type Reading, TextLines } from './text-lines.ts';

/** A part of what was said; a blank line stands between two. */
export type Passage = {
  readonly key: string;
  /** All that has come so far; each time the text before, and more. Another text starts anew. */
  readonly text: string;
} & (
  | { readonly kind: 'markdown'; readonly isDone: boolean }
  | { readonly kind: 'plain'; readonly look: Look }
  /** The last line of a text that grows, on one row, behind a label. */
  | { readonly kind: 'last-line'; readonly label: string }
);

/** Passages in lines, of which only the new part is worked out at each render. */
export interface LaidOut {
  readonly count: number;
  /** The spans of lines `from` up to, but without, `to`. */
  slice(from: number, to: number): readonly (readonly Span[])[];
}

/** All passages in lines. */
export interface LaidOutPassages extends LaidOut {
  /** The line that a passage begins at; undefined for one that is not there. */
  startOf(key: string): number | undefined;
}

/** One passage as it was laid out last. */
interface Held {
  readonly lines: TextLines;
  readonly tail: string;
  readonly kind: Passage['kind'];
}

/** The passages in lines; what was laid out before is kept from render to render. */
export function usePassages(
  passages: readonly Passage[],
  width: number,
  bullet: string,
): LaidOutPassages {
  const held = useRef<ReadonlyMap<string, Held>>(new Map());
  const laid = passages.map((passage) => layOut(passage, held.current, width, bullet));
  held.current = new Map(passages.map(({ key }, at) => [key, laid[at] as Held]));
  const parts = passages.map((passage, at) => partOf(passage, (laid[at] as Held).lines));
  return {
    ...joined(parts),
    startOf: (key) => {
      const at = passages.findIndex((passage) => passage.key === key);
      const before = parts.slice(0, at);
      // A blank line stands after each.
      return at === -1 ? undefined : before.reduce((sum, part) => sum + part.count + 1, 0);
    },
  };
}

function layOut(
  passage: Passage,
  held: ReadonlyMap<string, Held>,
  columns: number,
  bullet: string,
): Held {
  const { text, kind } = passage;
  const width = kind === 'last-line' ? Math.max(8, columns - passage.label.length) : columns;
  const known = held.get(passage.key);
  const isDone = kind === 'markdown' && passage.isDone;
  const goesOn =
    known?.kind === kind &&
    known.lines.width === width &&
    (isDone || !known.lines.isEnded) &&
    text.length >= known.lines.units &&
    text.startsWith(known.tail, known.lines.units - known.tail.length);
  const lines = goesOn ? known.lines : new TextLines(width, readingOf(passage, bullet));
  if (text.length > lines.units) lines.push(text.slice(lines.units));
  if (isDone) lines.end();
  return { lines, tail: text.slice(-32), kind };
}

function readingOf(passage: Passage, bullet: string): Reading {
  if (passage.kind === 'markdown') return { bullet };
  return { look: passage.kind === 'plain' ? passage.look : 'faint' };
}

function partOf(passage: Passage, lines: TextLines): LaidOut {
  if (passage.kind !== 'last-line') return lines;
  const { label } = passage;
  return {
    count: 1,
    slice: () => {
      // The line that has just been begun holds nothing: then the one before it is the last.
      const last = lines.slice(Math.max(0, lines.count - 2), lines.count);
      const said = last.findLast((spans) => spans.length > 0) ?? [];
      return [[{ text: label, look: 'bold' }, ...said]];
    },
  };
}

/** Several parts as one, a blank line between each two. */
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
