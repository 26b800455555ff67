import { partsOf, type TextPart, TextParts } from './text-parts.ts';

/** A part of an object's content; undefined for an empty or missing object. */
export interface GitObject {
  readonly part: TextPart | undefined;
  /** True for the last part of an object. */
  readonly isLast: boolean;
}

/** Maximum bytes of a line with hash, type and size. */
const maxHead = 512;

/** Parses the output of `git cat-file --batch` as it arrives: for each object a line, its content, and a line end. */
export class BatchOutput {
  #head = '';
  /** Remaining bytes of the content and its line end; undefined while the head is read. */
  #left: number | undefined;
  #parts = new TextParts();
  #isBegun = false;

  *push(piece: Buffer): Generator<GitObject> {
    for (let at = 0; at < piece.length; ) {
      if (this.#left === undefined) {
        at = this.#readHead(piece, at);
        if (this.#left === 0) yield this.#missing();
        continue;
      }
      const end = Math.min(piece.length, at + this.#left);
      const isLast = end - at === this.#left;
      const bytes = piece.subarray(at, isLast ? end - 1 : end);
      at = end;
      this.#left -= isLast ? this.#left : bytes.length;
      yield* isLast ? this.#finish(bytes) : this.#continue(bytes);
    }
  }

  #readHead(piece: Buffer, from: number): number {
    const end = piece.indexOf(10, from);
    this.#head += piece.toString('latin1', from, end === -1 ? piece.length : end).slice(0, maxHead);
    if (end === -1) return piece.length;
    const size = / (\d+)$/.exec(this.#head)?.[1];
    this.#head = '';
    this.#left = size === undefined ? 0 : Number(size) + 1;
    return end + 1;
  }

  #missing(): GitObject {
    this.#left = undefined;
    return { part: undefined, isLast: true };
  }

  *#continue(bytes: Buffer): Generator<GitObject> {
    this.#isBegun = true;
    for (const part of this.#parts.push(bytes)) yield { part, isLast: false };
  }

  *#finish(bytes: Buffer): Generator<GitObject> {
    const parts = this.#isBegun
      ? [...this.#parts.push(bytes), ...this.#parts.end()]
      : partsOf(bytes);
    if (this.#isBegun) this.#parts = new TextParts();
    this.#isBegun = false;
    this.#left = undefined;
    for (const part of parts.slice(0, -1)) yield { part, isLast: false };
    yield { part: parts.at(-1), isLast: true };
  }
}
