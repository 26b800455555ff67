import { styledCharsToString } from '../../../node_modules/@alcalzone/ansi-tokenize/build/index.js';
import Output from '../../../node_modules/ink/build/output.js';

/** The visible columns and rows. The upper bounds are exclusive. Nothing is cut off at a side without a bound. */
interface Clip {
  readonly x1?: number | undefined;
  readonly x2?: number | undefined;
  readonly y1?: number | undefined;
  readonly y2?: number | undefined;
}

interface Write {
  readonly type: 'write';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly transformers: readonly ((line: string, index: number) => string)[];
}

type Operation =
  | Write
  | { readonly type: 'clip'; readonly clip: Clip }
  | { readonly type: 'unclip' };

/** The members of Ink's class that are used; its types hide them. */
interface Members {
  readonly width: number;
  readonly height: number;
  readonly operations: readonly Operation[];
  caches: Caches;
  sliceLineToColumns(line: string, from: number, to: number): string;
}

type StyledChars = Parameters<typeof styledCharsToString>[0];

interface Caches {
  getStyledChars(text: string): StyledChars;
  getStringWidth(text: string): number;
  getWidestLine(text: string): number;
}

/** A line of text on a row of the screen. */
interface Piece {
  readonly x: number;
  readonly line: string;
}

/** Maximum entries per cache: enough for several screens. */
const limit = 600;

const rows = new Map<string, string>();
const lines = new Map<string, readonly string[]>();
const cuts = new Map<string, string>();
let isCaching = false;

/**
 * Caches the rows that Ink has drawn, because most rows equal those of the frame before. Ink itself parses each text and
 * creates an object for every cell again, which takes most of the time and memory of a frame.
 */
export function cacheRows(): void {
  if (isCaching) return;
  isCaching = true;
  const draw = Output.prototype.get;
  Output.prototype.get = function getWithCachedRows() {
    const frame = membersOf(this);
    const drawRow = (pieces: readonly Piece[]) => {
      const output = new Output({ width: frame.width, height: 1 });
      membersOf(output).caches = frame.caches;
      for (const { x, line } of pieces) output.write(x, 0, line, { transformers: [] });
      return draw.call(output).output;
    };
    const output = piecesByRow(frame).map((pieces) => {
      const key = pieces.map(({ x, line }) => `${x} ${line.length} ${line}`).join(' ');
      return cached(rows, `${frame.width} ${key}`, () => drawRow(pieces));
    });
    return { output: output.join('\n'), height: frame.height };
  };
}

const membersOf = (output: Output) => output as unknown as Members;

/** Returns for each row what is written to it, in the order of writing. */
function piecesByRow(frame: Members): readonly (readonly Piece[])[] {
  const byRow: Piece[][] = Array.from({ length: frame.height }, () => []);
  const clips: Clip[] = [];
  for (const operation of frame.operations) {
    if (operation.type === 'clip') clips.push(intersection(operation.clip, clips.at(-1)));
    else if (operation.type === 'unclip') clips.pop();
    else write(operation, clips.at(-1) ?? {}, frame, byRow);
  }
  return byRow;
}

function intersection(inner: Clip, outer: Clip = {}): Clip {
  return {
    x1: tighter(Math.max, inner.x1, outer.x1),
    x2: tighter(Math.min, inner.x2, outer.x2),
    y1: tighter(Math.max, inner.y1, outer.y1),
    y2: tighter(Math.min, inner.y2, outer.y2),
  };
}

function tighter(
  choose: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : choose(a, b);
}

/** Adds the visible part of each line to its row. Ink clips an axis only if both of its bounds are known. */
function write(operation: Write, { x1, x2, y1, y2 }: Clip, frame: Members, byRow: Piece[][]): void {
  const { x, y, text, transformers } = operation;
  const isCut = x1 !== undefined && x2 !== undefined;
  if (isEmpty(x1, x2) || isEmpty(y1, y2)) return;
  if (isCut && (x > x2 || x + frame.caches.getWidestLine(text) < x1)) return;
  for (const [index, whole] of linesOf(text, frame.caches).entries()) {
    const row = y + index;
    const isHidden = y1 !== undefined && y2 !== undefined && (row < y1 || row >= y2);
    const pieces = byRow[row];
    if (pieces === undefined || isHidden) continue;
    let line = isCut ? cut(whole, x1 - x, x2 - x, frame) : whole;
    for (const transform of transformers) line = transform(line, index);
    if (line !== '') pieces.push({ x: isCut ? Math.max(x, x1) : x, line });
  }
}

const isEmpty = (from: number | undefined, to: number | undefined): boolean =>
  from !== undefined && to !== undefined && from >= to;

/** Returns the lines of a text. Each line begins with the styles that the previous line ended with. */
function linesOf(text: string, parsed: Caches): readonly string[] {
  return cached(lines, text, () => {
    const chars: StyledChars[] = [[]];
    for (const char of parsed.getStyledChars(text)) {
      if (char.value === '\n') chars.push([]);
      else chars.at(-1)?.push(char);
    }
    return chars.map(styledCharsToString);
  });
}

/** Returns the columns of a line from `from` on and before `to`. */
function cut(line: string, from: number, to: number, frame: Members): string {
  return cached(cuts, `${from} ${to} ${line}`, () => {
    const width = frame.caches.getStringWidth(line);
    return frame.sliceLineToColumns(line, Math.max(0, from), Math.min(width, to));
  });
}

function cached<T>(cache: Map<string, T>, key: string, create: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= limit) cache.clear();
  const created = create();
  cache.set(key, created);
  return created;
}
